"""The college's next congress is called, and students propose: some are decided, some wait for somebody."""

from __future__ import annotations

from datetime import timedelta

from huizhang.congress import actions
from huizhang.congress.queries import Congress, Proposal, counted, open_call
from huizhang.congress.rules.calling import ASSEMBLY, CONGRESS, Call
from huizhang.congress.rules.proposals.docketing import Disposition, Outcome
from huizhang.congress.rules.proposals.words import Words
from huizhang.kernel.records import ENROLLED
from huizhang.people.queries import Account, College, Student
from huizhang.records.demo.live.delegations import ELECTS, Place, delegates_sent
from huizhang.records.demo.live.people import University
from huizhang.selection.queries.standing import union_called

LEAGUE = "college_league_org"
PLANNED, BEFORE = 45, "筹备委员会"
OPENING = Words(
    "延长学院自习室开放时间",
    "生活服务",
    "期末复习阶段，学院自习室晚上九点半关门，座位紧张。",
    "不少同学晚课后没有自习的地方。",
    "抽样询问六个班312名同学，二百余人希望延长。",
    "考试前四周将自习室开放到晚上十一点，由值班同学负责关门。",
)
WEEKEND = Words(
    "学院自习室周末开放",
    "生活服务",
    "周末自习室不开放。",
    "周末备考只能去校外。",
    "",
    "周末白天开放两间自习室。",
)
LAB = Words(
    "增加实验课开放时段",
    "教育教学",
    "实验课机时不足。",
    "课后练习没有机时。",
    "",
    "每周增加两个晚上开放机房。",
)
CAREER = Words(
    "请学长学姐介绍实习经验",
    "成长成才",
    "同学对实习信息了解不多。",
    "每年实习季信息分散。",
    "",
    "每学期举办两次实习经验交流会。",
)
TREES = Words(
    "关于校园绿化",
    "其他",
    "教学楼前树木较少。",
    "夏天没有树荫。",
)
FARES = Words(
    "降低市内公交票价",
    "权益维护",
    "同学乘公交出行多。",
    "票价偏高。",
    "",
    "市内公交对学生半价。",
)
NOTICES = Words(
    "奖学金评定通知提前公布",
    "权益维护",
    "通知常在截止前两天发布。",
    "材料来不及准备。",
    "",
    "提前两周公布通知。",
)
PRINTER = Words(
    "学院楼增设自助打印机",
    "生活服务",
    "打印需到校外。",
    "课前打印不便。",
    "",
    "一楼大厅设一台。",
)
MICROPHONE = Words(
    "更换阶梯教室话筒",
    "教育教学",
    "话筒杂音大。",
    "后排听不清。",
    "",
    "更换两间教室的话筒。",
)
REPLIED = {
    CAREER.title: "本学期安排两次实习经验交流会，第一次在下月，请各班推荐主讲同学。",
    MICROPHONE.title: "两间阶梯教室的话筒已经更换。",
}
POWER = "公交票价由市政部门确定，不属于学校职权。"
DECIDED = (
    (TREES, Disposition(Outcome.OPINION)),
    (FARES, Disposition(Outcome.REFUSE, ground="power", said=POWER)),
)
MOST = 12


def propose(university: University) -> None:
    """Nothing where too few are there to second."""
    congress = open_call(university.union) or _called(university)
    people = [university.student(one) for one in _delegates(university, congress)]
    if len(people) <= university.pack.proposing.seconders:
        return
    own, other, *others = people
    draft(university, congress, own, PRINTER)
    asks = draft(university, congress, other, NOTICES)
    actions.open_to_seconders(actor=other, proposal=asks.pk, pack=university.pack)
    for words in (OPENING, WEEKEND):
        handed_in(university, congress, [other, own, *others], words)
    for words, wish in DECIDED:
        docket(university, handed_in(university, congress, people, words), wish)
    for words in (LAB, CAREER, MICROPHONE):
        assign(university, handed_in(university, congress, people, words))
    reply(university, CAREER)
    reply(university, MICROPHONE)
    rated = Proposal.objects.get(title=MICROPHONE.title).pk
    actions.rate_reply(actor=own, proposal=rated, satisfied=True, words="已经换好。", pack=university.pack)


def _called(university: University) -> Congress:
    """Of delegates, or of all students where there are few."""
    union = union_called(university.union)
    students = counted(union, university.day, university.pack).students if union else 0
    below = int(university.pack.rule("presidium.elected_by_congress").get("general_assembly_below"))
    day, league = university.day + timedelta(days=PLANNED), university.of("hewenlan")
    if students < below:
        call = Call(f"{university.union}第六次全体学生大会", day, BEFORE, ASSEMBLY)
        return actions.call_congress(actor=league, union=university.union, call=call, pack=university.pack)
    call = Call(f"{university.union}第六次学生代表大会", day, BEFORE, CONGRESS)
    college = College.objects.get(pk=university.college)
    place = Place(university, university.union, college, league, university.seat_of("college_party_org"))
    return delegates_sent(place, call, university.seat_of(ELECTS))


def _delegates(university: University, congress: Congress) -> list[str]:
    """Their numbers, the cast's student first."""
    sent = list(congress.delegates.order_by("student_id").values_list("student_id", flat=True)[:MOST])
    if congress.elected_by == ASSEMBLY:
        enrolled = Student.objects.filter(status=ENROLLED, class_group__major__college=university.college)
        sent = list(enrolled.order_by("student_no").values_list("pk", flat=True)[:MOST])
    own = university.of("yeqinghe").student_id or ""
    first = [own] if own in sent or congress.elected_by == ASSEMBLY else []
    return [*first, *(one for one in sent if one != own)]


def draft(university: University, congress: Congress, actor: Account, words: Words) -> Proposal:
    return actions.keep_draft(actor=actor, congress=congress, words=words, pack=university.pack)


def handed_in(university: University, congress: Congress, people: list[Account], words: Words) -> Proposal:
    """The first proposes, those after second."""
    made, pack = draft(university, congress, people[0], words), university.pack
    actions.open_to_seconders(actor=people[0], proposal=made.pk, pack=pack)
    for one in people[1 : 1 + pack.proposing.seconders]:
        actions.second_proposal(actor=one, proposal=made.pk, pack=pack)
    return actions.hand_in_proposal(actor=people[0], proposal=made.pk, pack=pack)


def docket(university: University, made: Proposal, wish: Disposition) -> None:
    actions.docket_proposal(
        actor=university.seat_of(LEAGUE), proposal=made.pk, organ=LEAGUE, wish=wish, pack=university.pack
    )


def assign(university: University, made: Proposal) -> None:
    docket(university, made, Disposition(Outcome.DOCKET, university.pack.proposing.college_offices[-1]))


def reply(university: University, words: Words) -> None:
    case = Proposal.objects.get(title=words.title).replies.get().case
    university.say(case, case.waiting.get().organ, opinion=REPLIED[words.title])

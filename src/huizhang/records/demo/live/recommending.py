"""Recommendations on their way: one at every organ, one returned, a list, one on a public notice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from huizhang.kernel.procedure import Outcome
from huizhang.kernel.roster import MEMBER, PRESIDIUM
from huizhang.org import queries as org
from huizhang.people.actions import grant_seat
from huizhang.people.demo import OFFICER
from huizhang.people.queries import Account, Student
from huizhang.records.demo.live.people import BRANCH, University
from huizhang.selection.actions import Wish, nominate, object_to
from huizhang.selection.queries import Nomination
from huizhang.selection.queries.limits import limits_of
from huizhang.selection.queries.offices import departments, usual_period

LEAGUE, PARTY = "college_league_org", "college_party_org"
CONDUCT = "理想信念坚定，品行端正，遵纪守法，热心服务同学。"
REPRESENTS = "{college}学生干部，兼顾年级代表性"
RETURNED = "请补充近一学期志愿服务情况，并附班级民主评议结果。"
OBJECTION = "公示所列部门与本人填报的志愿不一致，请核实。"
BEYOND = "承办全国论坛，临时增加人手；换届时恢复。"
LISTED = 3


def recommend_people(university: University) -> None:
    free = _nobody_serving(university)
    branch, classmates = branch_beside(university, free)
    members = _recommended(university, branch, BRANCH, classmates[:3], university.union)
    university.agree_until(members[1].case, PARTY)
    _put_on_notice(university, members[2])
    _return_one(university)
    _recommend_to_the_school(university)


def branch_beside(university: University, free: Sequence[Student]) -> tuple[Account, list[Student]]:
    """The secretary of the class that has most to recommend, seated where the class has none yet."""
    by_class: dict[int, list[Student]] = defaultdict(list)
    for one in free:
        by_class[one.class_group_id].append(one)
    found = max(by_class.values(), key=len)
    group = found[0].class_group
    own = (
        Student.objects.filter(class_group=group)
        .exclude(pk__in=[one.pk for one in found])
        .order_by("student_no")
        .first()
    )
    secretary = university.student((own or found[-1]).pk)
    if not secretary.seats.exists():
        grant_seat(
            actor=university.of(OFFICER.username),
            account=secretary,
            organ=BRANCH,
            college=group.major.college,
            class_group=group,
            start=university.day,
        )
    return secretary, [one for one in found if one.pk != secretary.student_id]


def _nobody_serving(university: University) -> list[Student]:
    serving, own = university.serving(), university.of("luxiaohe").student
    others = [one for one in university.qualified if own and one.class_group_id != own.class_group_id]
    return [one for one in others if not serving[one.pk]]


def _recommended(
    university: University, actor: Account, organ: str, students: Sequence[Student], union: str
) -> list[Nomination]:
    start, end = usual_period(university.pack, university.day)
    names = departments(union, university.day)
    wishes = [
        Wish(union, one.pk, MEMBER, start, CONDUCT, names[number % len(names)], end)
        for number, one in enumerate(students)
    ]
    return [
        made
        for wish in wishes
        for made in nominate(actor=actor, organ=organ, wishes=[wish], pack=university.pack)
    ]


def _put_on_notice(university: University, nomination: Nomination) -> None:
    """Determined, shown to everybody, and objected to."""
    university.agree_until(nomination.case, PARTY)
    university.say(nomination.case, PARTY)
    if hasattr(nomination, "notice"):
        actor = university.of("bailusheng")
        object_to(actor=actor, notice=nomination.notice.pk, said=OBJECTION, pack=university.pack)


def _return_one(university: University) -> None:
    """A classmate of the cast's secretary, the last of those who qualify."""
    actor = university.of("luxiaohe")
    mine = actor.student.class_group_id if actor.student else None
    held = org.posts_in(university.union, university.day)
    posts = {one.student_no for one in held if one.held_on(university.day)}
    found = [one for one in university.qualified if one.class_group_id == mine and one.pk not in posts]
    if not found:
        return
    (made,) = _recommended(university, actor, BRANCH, found[-1:], university.union)
    university.say(made.case, LEAGUE, Outcome.RETURN, RETURNED)


def _recommend_to_the_school(university: University) -> None:
    """A list for its departments, before those who review jointly, and a candidate before the last word."""
    serving = _serving_the_college(university)
    actor, start_end = university.of("hewenlan"), usual_period(university.pack, university.day)
    start, end = start_end
    names = departments(university.school, university.day)
    wishes = [
        Wish(university.school, one.pk, MEMBER, start, CONDUCT, names[number % len(names)], end)
        for number, one in enumerate(serving[1 : LISTED + 1])
    ]
    nominate(actor=actor, organ=LEAGUE, wishes=wishes, pack=university.pack)
    represents = REPRESENTS.format(college=university.college)
    wish = Wish(
        university.school, serving[0].pk, PRESIDIUM, start, CONDUCT, end=end, representative=represents
    )
    (candidate,) = nominate(actor=actor, organ=LEAGUE, wishes=[wish], pack=university.pack)
    university.agree_until(candidate.case, "school_party_committee")
    _go_beyond(university, serving[LISTED + 1])


def _go_beyond(university: University, student: Student) -> None:
    """One more than is generally allowed in a union of the school: everybody agrees, the reason waits."""
    wish = _beyond(university, student)
    if wish is None:
        return
    (made,) = nominate(actor=university.of("hewenlan"), organ=LEAGUE, wishes=[wish], pack=university.pack)
    while not made.case.facts.get("exceeded"):
        university.say(made.case, university.asked(made.case)[0])
        made.case.refresh_from_db()


def _beyond(university: University, student: Student) -> Wish | None:
    start, end = usual_period(university.pack, university.day)
    for union in (one.union for one in org.unions() if one.college is None):
        for name in departments(union, university.day):
            wish = Wish(union, student.pk, MEMBER, start, CONDUCT, name, end, reason=BEYOND)
            found = limits_of(university.pack, [wish.as_post], university.day)
            if found.others and not found.certain and not any(one.blocks for one in found.others):
                return wish
    return None


def _serving_the_college(university: University) -> list[Student]:
    """Those who qualify, lead in the college's union and serve nowhere else; whoever else qualifies last."""
    leading = {
        one.student_no
        for one in org.posts_in(university.union, university.day)
        if one.held_on(university.day) and one.post != MEMBER
    }
    elsewhere: Counter[str] = university.serving()
    found = university.qualified
    own = [one for one in found if one.pk in leading]
    return [*own, *(one for one in found if one.pk not in leading and not elsewhere[one.pk])]

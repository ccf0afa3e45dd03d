"""The congress of another college sits today: its delegates are elected, the first of them have come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest
from typing import Any
from uuid import uuid4

from django.utils import timezone

from huizhang.congress import actions
from huizhang.congress.actions import session as acts
from huizhang.congress.queries import Congress
from huizhang.congress.queries.seats import frozen
from huizhang.congress.rules.calling import Call
from huizhang.congress.rules.delegates.polls import candidates_wanted, counted_result
from huizhang.congress.rules.session.arranging import Point
from huizhang.congress.rules.session.attendance import Arrival
from huizhang.congress.rules.session.opening import Opening
from huizhang.kernel.records import ENROLLED, Union
from huizhang.org import queries as org
from huizhang.people.actions import grant_seat, open_account
from huizhang.people.demo import ADMINISTRATOR, OFFICER
from huizhang.people.queries import Account, ClassGroup, College, Student
from huizhang.records.demo.live.delegates import freeze
from huizhang.records.demo.live.people import BRANCH, University
from huizhang.records.demo.live.requests import granted

SITS, SCRUTINEER = "xushuyan", "yeqinghe"
ELECTS = "college_union"
# fictional, as everybody in the demo
TEACHERS = {
    "college_league_org": ("pengyueran", "彭悦然"),
    "college_party_org": ("songzhiyuan", "宋致远"),
}
LEAST_SEATS = 6
HALL = "大学生活动中心报告厅"
WHY = "学习优良，乐于为同学发声。"
SCRUTINEERS = "监票人：各班团支部推选的同学三名"
MINUTES = "班级团支部大会无记名投票，当场计票并宣布。"
STATED = "经审查，代表的产生符合规定程序，代表资格有效。"
COMMITTEE = "资格审查委员会全体委员"
AGENDA = (("听取并审议学生会工作报告", 30), ("选举新一届主席团", 40), ("宣布选举结果", 10))
CAME = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A union of a college, with the accounts of its league and its Party organisation."""

    university: University
    union: str
    college: College
    league: Account
    party: Account


def hold_session(university: University) -> None:
    """Where there is a college beside the cast's."""
    for union in _unions(university)[:1]:
        place = _placed(university, union)
        _sit(place, _elected(place))


def _unions(university: University) -> list[Union]:
    """Of other colleges; first the one in which somebody of the cast is a delegate."""
    own = university.of(SITS).student
    college = own.class_group.major.college_id if own else ""
    found = [
        one for one in org.unions() if one.college not in (None, university.college) and not one.graduate
    ]
    return sorted(found, key=lambda one: (one.college != college, one.union))


def _placed(university: University, union: Union) -> Place:
    college = College.objects.get(pk=union.college)
    found = []
    for organ, (username, name) in TEACHERS.items():
        account = open_account(actor=university.of(ADMINISTRATOR.username), username=username, name=name)
        account.set_unusable_password()
        account.save(update_fields=["password"])
        _seat(university, college, account, organ)
        found.append(account)
    return Place(university, union.union, college, *found)


def _seat(
    university: University, college: College, account: Account, organ: str, group: ClassGroup | None = None
) -> None:
    grant_seat(
        actor=university.of(OFFICER.username),
        account=account,
        organ=organ,
        college=college,
        class_group=group,
        start=university.day,
    )


def _elected(place: Place) -> Congress:
    """Every step before the session."""
    university = place.university
    call = Call(f"{place.union}第七次学生代表大会", university.day, "大会筹备委员会")
    facts: dict[str, Any] = {"actor": place.league, "pack": university.pack}
    congress = actions.call_congress(union=place.union, call=call, **facts)
    granted(place.party, congress, "preparing", **facts)
    _record(place, congress, "committee", "筹备委员会7人，会议通过筹备方案。")
    freeze(university, congress, place.league, LEAST_SEATS)
    granted(place.party, congress, "convening", **facts)
    records = university.student(university.members(place.union)[0])
    _seat(university, place.college, records, ELECTS)
    _hold_elections(place, congress, records)
    actions.check_credentials(congress=congress, committee=COMMITTEE, statement=STATED, **facts)
    _record(place, congress, "preliminary", "通过代表资格审查报告、大会议程和大会主席团名单。")
    return congress


def _record(place: Place, congress: Congress, name: str, minutes: str) -> None:
    university = place.university
    actions.record_milestone(
        actor=place.league,
        congress=congress,
        name=name,
        day=university.day,
        minutes=minutes,
        pack=university.pack,
    )


def _hold_elections(place: Place, congress: Congress, records: Account) -> None:
    allocation = frozen(congress)
    for major, seats in (allocation.result["colleges"] if allocation else {}).items():
        if seats:
            _hold(place, congress, records, major, seats)


def _hold(place: Place, congress: Congress, records: Account, major: str, seats: int) -> None:
    university = place.university
    classes = _classes_of(place, major)
    standing = _in_turns(classes)[: candidates_wanted(seats, university.pack.electing)]
    branches: dict[int, Account] = {}
    for one in standing:
        secretary = branches.get(one.class_group_id) or _branch(place, one.class_group)
        branches[one.class_group_id] = secretary
        wish = actions.Forward(one.pk, WHY, cadre=one.pk == university.of(SITS).student_id)
        actions.recommend_delegate(actor=secretary, congress=congress, wish=wish, pack=university.pack)
    present = sum(map(len, classes))
    votes = {one.pk: present - 1 - at for at, one in enumerate(standing[:seats])}
    votes |= {one.pk: 1 for one in standing[seats:]}
    papers, words = (seats, present, present, present), (SCRUTINEERS, MINUTES, "", "")
    result = counted_result(university.day, papers, votes, (), words, university.pack.electing)
    actions.record_delegate_election(
        actor=records, congress=congress, constituency=major, result=result, pack=university.pack
    )


def _branch(place: Place, group: ClassGroup) -> Account:
    """The secretary is the last of the class, who does not stand."""
    last = Student.objects.filter(status=ENROLLED, class_group=group).order_by("-student_no")[0]
    secretary = place.university.student(last.pk)
    _seat(place.university, place.college, secretary, BRANCH, group)
    return secretary


def _classes_of(place: Place, major: str) -> list[list[Student]]:
    """Of each grade the class of the cast's student, or the first; the cast's student first."""
    own = place.university.of(SITS).student_id
    enrolled = Student.objects.filter(status=ENROLLED, class_group__major__college=place.college)
    found = enrolled.filter(class_group__major__name=major).select_related("class_group")
    groups: dict[int, list[Student]] = {}
    for one in sorted(found, key=lambda one: (one.pk != own, one.pk)):
        groups.setdefault(one.class_group_id, []).append(one)
    of_grade: dict[tuple[str, int], list[Student]] = {}
    for members in groups.values():
        group = members[0].class_group
        of_grade.setdefault((group.level, group.entry_year), members)
    return list(of_grade.values())


def _in_turns(classes: list[list[Student]]) -> list[Student]:
    """The first of every class, then the second, without the last."""
    rows = zip_longest(*(members[:-1] for members in classes))
    return [one for row in rows for one in row if one is not None]


def _sit(place: Place, congress: Congress) -> None:
    """The books are open, somebody checks people in, the first have come."""
    university = place.university
    facts: dict[str, Any] = {"actor": place.league, "pack": university.pack}
    begins = timezone.now()
    session = acts.open_session(congress=congress, opening=Opening(HALL, begins), **facts)
    acts.name_scrutineer(session=session, username=SCRUTINEER, **facts)
    starts = [begins + timedelta(minutes=sum(n for _, n in AGENDA[:at])) for at in range(len(AGENDA))]
    points = [Point(text, at, minutes) for (text, minutes), at in zip(AGENDA, starts, strict=True)]
    acts.set_agenda(session=session, points=points, **facts)
    numbers = list(session.roll.order_by("pk").values_list("student_id", flat=True))
    acts.seat_presidium(session=session, members=numbers[:3], **facts)
    others = [one for one in numbers if one != university.of(SITS).student_id]
    for number in others[:CAME]:
        arrival = Arrival(str(uuid4()), number, door="东门")
        acts.check_in(actor=university.of(SCRUTINEER), session=session, arrival=arrival, pack=university.pack)

"""How a college comes to the delegates of its congress: seats, recommendations of classes, elections."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from huizhang.congress import actions
from huizhang.congress.queries import Congress
from huizhang.congress.queries.seats import frozen
from huizhang.congress.rules.calling import Call
from huizhang.congress.rules.delegates.polls import candidates_wanted, counted_result
from huizhang.kernel.records import ENROLLED
from huizhang.people.actions import grant_seat
from huizhang.people.demo import OFFICER
from huizhang.people.queries import Account, ClassGroup, College, Seat, Student
from huizhang.records.demo.live.delegates import freeze
from huizhang.records.demo.live.people import BRANCH, University
from huizhang.records.demo.live.requests import granted

SITS = "xushuyan"
STANDS = (SITS, "yeqinghe")
ELECTS = "college_union"
LEAST_SEATS = 6
WHY = "学习优良，乐于为同学发声。"
SCRUTINEERS = "监票人：各班团支部推选的同学三名"
MINUTES = "班级团支部大会无记名投票，当场计票并宣布。"


@dataclass(frozen=True, slots=True)
class Place:
    """A union of a college, with the accounts of its league and its Party organisation."""

    university: University
    union: str
    college: College
    league: Account
    party: Account


def delegates_sent(place: Place, call: Call, records: Account) -> Congress:
    """The congress, called by the league organisation; somebody of the union `records` who was elected."""
    facts: dict[str, Any] = {"actor": place.league, "pack": place.university.pack}
    congress = actions.call_congress(union=place.union, call=call, **facts)
    granted(place.party, congress, "preparing", **facts)
    record(place, congress, "committee", "筹备委员会7人，会议通过筹备方案。")
    freeze(place.university, congress, place.league, LEAST_SEATS)
    granted(place.party, congress, "convening", **facts)
    _hold_elections(place, congress, records)
    return congress


def seat(
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


def record(place: Place, congress: Congress, name: str, minutes: str) -> None:
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
    # whoever speaks for a class does not speak on oneself
    speaking = set(Seat.objects.filter(organ=BRANCH).values_list("account__student", flat=True))
    free = [one for one in _in_turns(classes) if one.pk not in speaking]
    standing = free[: candidates_wanted(seats, university.pack.electing)]
    branches: dict[int, Account] = {}
    for one in standing:
        secretary = branches.get(one.class_group_id) or secretary_of(place, one.class_group)
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


def secretary_of(place: Place, group: ClassGroup) -> Account:
    """Who is it already; else the last of the class, who does not stand."""
    held = Seat.objects.filter(organ=BRANCH, class_group=group).select_related("account").first()
    if held is not None:
        return held.account
    last = Student.objects.filter(status=ENROLLED, class_group=group).order_by("-student_no")[0]
    secretary = place.university.student(last.pk)
    seat(place.university, place.college, secretary, BRANCH, group)
    return secretary


def _classes_of(place: Place, major: str) -> list[list[Student]]:
    """Of each grade the class of the cast's students, or the first; the cast's students first."""
    own = [place.university.of(username).student_id for username in STANDS]
    enrolled = Student.objects.filter(status=ENROLLED, class_group__major__college=place.college)
    found = enrolled.filter(class_group__major__name=major).select_related("class_group")
    groups: dict[int, list[Student]] = {}
    for one in sorted(found, key=lambda one: (one.pk not in own, one.pk)):
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

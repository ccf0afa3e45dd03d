"""The congress of a further college elected its presidium: the result stands, its approval is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from huizhang.approvals.rules.kinds import kind_of
from huizhang.congress import actions
from huizhang.congress.queries import Congress
from huizhang.congress.rules.calling import Call
from huizhang.congress.rules.requests import Word
from huizhang.congress.rules.results.result import Papers, Result, Votes
from huizhang.kernel.procedure import Outcome
from huizhang.kernel.roster import PRESIDIUM
from huizhang.people.queries import Student
from huizhang.records.demo.live.delegations import (
    ELECTS,
    Place,
    delegates_sent,
    record,
    seat,
    secretary_of,
)
from huizhang.records.demo.live.people import AGREED, BRANCH, University, qualified_in
from huizhang.records.demo.live.recommending import CONDUCT
from huizhang.records.demo.live.requests import SAID
from huizhang.records.demo.live.sessions import COMMITTEE, STATED, placed, unions_beside
from huizhang.selection.actions import Wish, nominate
from huizhang.selection.queries.offices import usual_period

# fictional, as everybody in the demo
TEACHERS = {
    "college_league_org": ("jiyuanting", "季远庭"),
    "college_party_org": ("mengchuyi", "孟初一"),
}
SEATS, STAND = 3, 4
# of ten who voted for the first, so many for each of the others
SHARES, WHOLE = (9, 8, 7, 3), 10
COUNTED_BY = "监票人：各代表团推选的代表三名；计票人：工作人员两名"
MINUTES = "大学生活动中心，无记名投票，当场计票并宣布结果。"


def elect_presidium(university: University) -> None:
    """Where there is a third college with many who meet article four."""
    for union in unions_beside(university)[1:2]:
        serving = university.serving()
        students = qualified_in(union.college or "", university.day, university.pack)
        free = [one for one in students if not serving[one.pk]]
        if len(free) < STAND * 2:
            continue
        place = placed(university, union, TEACHERS)
        # whoever speaks for a class does not speak on oneself
        standing = (one for one in free if secretary_of(place, one.class_group).student_id != one.pk)
        _record(place, _sat(place), list(islice(standing, STAND)))


def _sat(place: Place) -> Congress:
    university = place.university
    records = university.student(university.members(place.union)[0])
    seat(university, place.college, records, ELECTS)
    call = Call(f"{place.union}第五次学生代表大会", university.day, "大会筹备委员会")
    congress = delegates_sent(place, call, records)
    acting: dict[str, Any] = {"actor": place.league, "pack": university.pack}
    actions.check_credentials(congress=congress, committee=COMMITTEE, statement=STATED, **acting)
    record(place, congress, "preliminary", "通过代表资格审查报告、大会议程和大会主席团名单。")
    record(place, congress, "session", "听取工作报告，选举新一届主席团。")
    return congress


def _record(place: Place, congress: Congress, students: Sequence[Student]) -> None:
    for one in students:
        _becomes_candidate(place, one)
    university, entitled = place.university, congress.delegates.count()
    votes = {one.pk: entitled * share // WHOLE for one, share in zip(students, SHARES, strict=True)}
    result = Result(
        university.day,
        SEATS,
        Papers(entitled, entitled, entitled, entitled, entitled),
        {number: Votes(each, entitled - each, 0) for number, each in votes.items()},
        tuple(one.pk for one in students[:SEATS]),
        COUNTED_BY,
        MINUTES,
    )
    acting: dict[str, Any] = {"actor": place.league, "congress": congress, "pack": university.pack}
    actions.record_result(result=result, **acting)
    actions.enter_word(word=Word("announced", "congress", university.day, MINUTES), **acting)
    actions.request_congress(what="result", said=SAID, **acting)


def _becomes_candidate(place: Place, student: Student) -> None:
    """Recommended by the class, agreed to by everybody; a demo has no yesterday in which a notice ran."""
    university = place.university
    start, end = usual_period(university.pack, university.day)
    wish = Wish(place.union, student.pk, PRESIDIUM, start, CONDUCT, end=end)
    branch = secretary_of(place, student.class_group)
    (made,) = nominate(actor=branch, organ=BRANCH, wishes=[wish], pack=university.pack)
    pack = replace(university.pack, days={**university.pack.days, "notice": 0})
    for organ, actor in (("college_league_org", place.league), ("college_party_org", place.party)):
        case = made.case_id
        decide = kind_of(made.case.kind).decide
        decide(actor=actor, case=case, organ=organ, outcome=Outcome.APPROVE, pack=pack, opinion=AGREED)

"""The election of a constituency's delegates: recorded, taken back; who leaves and who follows."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from django.http import Http404
from ninja import Field, Schema

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions import (
    annul_delegate_election,
    leave_seats_vacant,
    record_delegate_election,
    seat_alternate,
    withdraw_delegate,
)
from huizhang.congress.doors.congresses import CongressIn
from huizhang.congress.doors.delegates import DelegateOut, Number, Why, doors, told_of
from huizhang.congress.models import Poll
from huizhang.congress.queries.candidates import polls_of, results_of, standing_next
from huizhang.congress.queries.electors import electors_of
from huizhang.congress.queries.grades import grades_held
from huizhang.congress.queries.seeing import Seen, delegates_seen
from huizhang.congress.rules.delegates.pasting import pasted_votes
from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES, LONGEST_NAMES, Result, counted_result
from huizhang.kernel.message import message
from huizhang.people import queries as people
from huizhang.people.queries.asking import Asking

Unit = Annotated[
    str, Field(max_length=255, description=message("The college, major or club that sends them.").text)
]
Kind = Annotated[
    Literal["college", "club"], Field(description=message("Whose delegates: college or club.").text)
]


class ElectionIn(CongressIn):
    unit: Unit
    kind: Kind = "college"
    day: datetime.date = Field(description=message("Day of the election.").text)
    seats: int = Field(ge=0, description=message("How many seats are filled.").text)
    eligible: int = Field(ge=0, description=message("How many are entitled to vote.").text)
    present: int = Field(ge=0, description=message("How many ballots were handed in.").text)
    valid: int = Field(ge=0, description=message("How many of them are valid.").text)
    votes: list[str] = Field(
        min_length=1, description=message("A student number or a name, and the votes; say each.").text
    )
    decided: list[str] = Field(
        default_factory=list,
        description=message("Whom a run-off preferred among equal votes, by number; say each.").text,
    )
    tie: str = Field(
        "", max_length=LONGEST_MINUTES, description=message("How equal votes were decided.").text
    )
    vacant: str = Field(
        "",
        max_length=LONGEST_MINUTES,
        description=message(
            "By which decision seats that nobody won stay vacant; without it a further round fills them."
        ).text,
    )
    scrutineers: str = Field(
        max_length=LONGEST_NAMES, description=message("The scrutineers who established it.").text
    )
    minutes: str = Field(
        max_length=LONGEST_MINUTES, description=message("Where and how was voted, and who counted.").text
    )


class UnitIn(CongressIn):
    unit: Unit
    kind: Kind = "college"


class AnnulIn(UnitIn):
    said: Why


class VacantIn(UnitIn):
    said: str = Field(max_length=LONGEST_MINUTES, description=message("Who decided so, and when.").text)


class WithdrawIn(CongressIn):
    student_no: Number
    said: Why


class ResultOut(Schema):
    student_no: str
    name: str
    votes: int
    result: str


class PollOut(Schema):
    congress: str
    unit: str
    day: datetime.date
    round: int
    vacant: str
    people: list[ResultOut]


@doors.writes(
    "/congresses/delegates/election",
    "elect",
    message("Record the election of a constituency's delegates"),
    PollOut,
    message("The election is recorded."),
    "--congress 第五届学代会 --unit 信息工程学院 --day 2027-05-10 --seats 1 --eligible 30 --present 28 "
    "--valid 28 --votes 20240102=18 --votes 20240103=10 --scrutineers 江一帆 --minutes 班会投票",
)
def electing(me: Asking, given: ElectionIn) -> dict[str, Any]:
    seen = delegates_seen(me, given.congress)
    made = record_delegate_election(
        actor=me.user,
        congress=seen.congress,
        constituency=given.unit,
        result=_result(me, seen, given),
        pack=me.pack,
        kind=given.kind,
    )
    return _poll(made)


@doors.writes(
    "/congresses/delegates/annul",
    "annul",
    message("Take a constituency's last election back"),
    PollOut,
    message("The election is taken back."),
    "--congress 第五届学代会 --unit 信息工程学院 --said 计票有误",
)
def annulling(me: Asking, given: AnnulIn) -> dict[str, Any]:
    seen = delegates_seen(me, given.congress)
    standing = polls_of(seen.congress, given.unit, given.kind).filter(annulled_on__isnull=True)
    poll = standing.first()
    if poll is None:
        raise Http404
    return _poll(annul_delegate_election(actor=me.user, poll=poll, why=given.said, pack=me.pack))


@doors.writes(
    "/congresses/delegates/vacant",
    "leave-vacant",
    message("Leave the seats vacant that nobody won; no further round is held"),
    PollOut,
    message("The seats stay vacant; nobody waits for a further round any more."),
    "--congress 第五届学代会 --unit 信息工程学院 --said 院学生会主席团会议2027年5月12日决定",
)
def leaving_vacant(me: Asking, given: VacantIn) -> dict[str, Any]:
    congress = delegates_seen(me, given.congress).congress
    return _poll(
        leave_seats_vacant(
            actor=me.user,
            congress=congress,
            constituency=given.unit,
            why=given.said,
            pack=me.pack,
            kind=given.kind,
        )
    )


@doors.writes(
    "/congresses/delegates/withdraw",
    "withdraw",
    message("Withdraw a delegate or an alternate"),
    DelegateOut,
    message("Withdrawn, and recorded."),
    "--congress 第五届学代会 --student-no 20240102 --said 休学",
)
def withdrawing(me: Asking, given: WithdrawIn) -> dict[str, Any]:
    found = delegates_seen(me, given.congress).congress
    left = withdraw_delegate(
        actor=me.user, congress=found, student_no=given.student_no, why=given.said, pack=me.pack
    )
    return {
        "student_no": left.student_id,
        "name": left.student.name,
        "unit": left.constituency,
        "sent_as": left.kind,
    }


@doors.writes(
    "/congresses/delegates/follow",
    "follow",
    message("Give a free seat to the next alternate"),
    DelegateOut,
    message("The next alternate has the seat."),
    "--congress 第五届学代会 --unit 信息工程学院",
)
def following(me: Asking, given: UnitIn) -> dict[str, Any]:
    found = delegates_seen(me, given.congress).congress
    return told_of(
        seat_alternate(actor=me.user, congress=found, constituency=given.unit, pack=me.pack, kind=given.kind)
    )


def _result(me: Asking, seen: Seen, given: ElectionIn) -> Result:
    """Raises CaseRefused for a line of votes that makes no sense."""
    lines = [one.replace("=", " ") for one in given.votes]
    names = {one.student_id: one.student.name for one in standing_next(seen.congress, given.unit, given.kind)}
    if given.kind == "club" and not names:
        called = {line.split()[0] for line in lines if line.split()}
        names = {number: one.name for number, one in people.students(me.today, called).items()}
    votes, faults = pasted_votes("\n".join(lines), names)
    if faults:
        raise CaseRefused(*faults)
    papers = (given.seats, given.eligible, given.present, given.valid)
    words = (given.scrutineers, given.minutes, given.tie, given.vacant)
    electors = electors_of(seen.congress, seen.union, me.pack, me.today)
    grades = grades_held(seen.congress, electors, given.unit, given.kind)
    return counted_result(given.day, papers, votes, given.decided, words, me.pack.electing, grades)


def _poll(poll: Poll) -> dict[str, Any]:
    return {
        "congress": poll.congress_id,
        "unit": poll.constituency,
        "day": poll.held_on,
        "round": poll.round,
        "vacant": poll.vacant,
        "people": [
            {"student_no": one.student_id, "name": one.student.name, "votes": one.votes, "result": one.place}
            for one in results_of([poll]).get(poll.pk, [])
        ],
    }

"""The delegates of a congress: recommended, elected, withdrawn, checked."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from django.http import Http404
from ninja import Field, Schema

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions import (
    Forward,
    annul_delegate_election,
    check_credentials,
    name_ex_officio,
    recommend_delegate,
    record_delegate_election,
    seat_alternate,
    withdraw_delegate,
)
from huizhang.congress.doors.congresses import CongressIn, asked
from huizhang.congress.models import Delegate, Poll
from huizhang.congress.queries.candidates import candidates, polls_of
from huizhang.congress.queries.electors import constituencies, electors_of
from huizhang.congress.queries.seeing import Seen, delegates_seen
from huizhang.congress.rules.delegates.candidates import LONGEST_STATEMENT, LONGEST_WORD
from huizhang.congress.rules.delegates.credentials import LONGEST_COMMITTEE
from huizhang.congress.rules.delegates.pasting import pasted_votes
from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES, LONGEST_NAMES, Result, counted_result
from huizhang.kernel.message import message
from huizhang.people import queries as people
from huizhang.people.queries.asking import Asking
from huizhang.shell.api import Paged, paged
from huizhang.shell.doors import Doors, PageIn

doors = Doors("delegate", message("The delegates of a congress: recommended, elected, checked."))
Number = Annotated[str, Field(max_length=32, description=message("The student number.").text)]
Why = Annotated[str, Field(max_length=LONGEST_STATEMENT, description=message("Why.").text)]
Unit = Annotated[
    str, Field(max_length=255, description=message("The college, major or club that sends them.").text)
]
Kind = Annotated[
    Literal["college", "club"], Field(description=message("Whose delegates: college or club.").text)
]


class ListIn(CongressIn, PageIn):
    pass


class RecommendIn(CongressIn):
    student_no: Number
    said: Why
    gender: str = Field(
        "", max_length=LONGEST_WORD, description=message("Gender, where it is not on record.").text
    )
    ethnicity: str = Field(
        "", max_length=LONGEST_WORD, description=message("Ethnicity, where it is not on record.").text
    )
    cadre: Literal["yes", "no"] | None = Field(
        None, description=message("Whether the person holds a student office: yes or no.").text
    )


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


class WithdrawIn(CongressIn):
    student_no: Number
    said: Why


class OfficeIn(CongressIn):
    student_no: Number
    office: str = Field(max_length=LONGEST_STATEMENT, description=message("By which office.").text)


class CheckIn(CongressIn):
    committee: str = Field(
        max_length=LONGEST_COMMITTEE, description=message("Members of the credentials committee.").text
    )
    statement: str = Field(max_length=LONGEST_MINUTES, description=message("What the committee states.").text)


class DelegateOut(Schema):
    student_no: str
    name: str
    unit: str
    sent_as: str


class Delegates(Paged):
    items: list[DelegateOut]


class UnitOut(Schema):
    unit: str
    sent_as: str
    seats: int
    delegates: int
    candidates: int


class Units(Paged):
    items: list[UnitOut]


class CandidateOut(Schema):
    case: str
    student_no: str
    name: str
    unit: str


class ResultOut(Schema):
    student_no: str
    name: str
    votes: int
    result: str


class PollOut(Schema):
    congress: str
    unit: str
    day: datetime.date
    people: list[ResultOut]


class CheckedOut(Schema):
    congress: str
    day: datetime.date
    statement: str


@doors.reads(
    "/congresses/delegates",
    "list",
    message("The delegates of a congress"),
    Delegates,
    "--congress 第五届学代会",
)
def list_delegates(me: Asking, given: ListIn) -> dict[str, Any]:
    rows = paged(delegates_seen(me, given.congress).delegates(), given.page, given.size)
    return {**rows, "items": [_delegate(one) for one in rows["items"]]}


@doors.reads(
    "/congresses/constituencies",
    "units",
    message("Who sends how many delegates, and who waits for an election"),
    Units,
    "--congress 第五届学代会",
)
def list_units(me: Asking, given: ListIn) -> dict[str, Any]:
    seen = delegates_seen(me, given.congress)
    electors = electors_of(seen.congress, seen.union, me.pack, me.today)
    waiting = [one.constituency for one in candidates(seen.congress)]
    told = [
        {
            "unit": one.name,
            "sent_as": one.kind,
            "seats": one.seats,
            "delegates": one.taken,
            "candidates": waiting.count(one.name) if one.kind == "college" else 0,
        }
        for one in constituencies(seen.congress, electors)
        if seen.sees(one.name, one.kind)
    ]
    return paged(told, given.page, given.size)


@doors.writes(
    "/congresses/delegates/recommend",
    "recommend",
    message("Recommend a delegate on behalf of a class"),
    CandidateOut,
    message("Recommended; the candidate waits for the election."),
    "--congress 第五届学代会 --student-no 20240102 --said 热心服务同学 --cadre no",
)
def recommending(me: Asking, given: RecommendIn) -> dict[str, Any]:
    found = delegates_seen(me, given.congress).congress
    cadre = None if given.cadre is None else given.cadre == "yes"
    wish = Forward(given.student_no, given.said, gender=given.gender, ethnicity=given.ethnicity, cadre=cadre)
    made = recommend_delegate(actor=me.user, congress=found, wish=wish, pack=me.pack)
    case = made.case.number if made.case else ""
    return {
        "case": case,
        "student_no": made.student_id,
        "name": made.student.name,
        "unit": made.constituency,
    }


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
    return _delegate(
        seat_alternate(actor=me.user, congress=found, constituency=given.unit, pack=me.pack, kind=given.kind)
    )


@doors.writes(
    "/congresses/delegates/office",
    "office",
    message("Record a delegate by office"),
    DelegateOut,
    message("Recorded."),
    "--congress 第五届学代会 --student-no 20240102 --office 主席团成员",
)
def by_office(me: Asking, given: OfficeIn) -> dict[str, Any]:
    found, _ = asked(me, given)
    made = name_ex_officio(
        actor=me.user, congress=found, student_no=given.student_no, office=given.office, pack=me.pack
    )
    return _delegate(made)


@doors.writes(
    "/congresses/credentials",
    "check",
    message("Check the credentials of the delegates, and record the report"),
    CheckedOut,
    message("The credentials are checked and recorded."),
    "--congress 第五届学代会 --committee 江一帆、叶清和 --statement 经审查，代表资格有效。",
)
def checking(me: Asking, given: CheckIn) -> dict[str, Any]:
    found, _ = asked(me, given)
    made = check_credentials(
        actor=me.user,
        congress=found,
        committee=given.committee,
        statement=given.statement,
        pack=me.pack,
    )
    return {"congress": made.congress_id, "day": made.day, "statement": made.report["summary"]}


def _result(me: Asking, seen: Seen, given: ElectionIn) -> Result:
    """Raises CaseRefused for a line of votes that makes no sense."""
    lines = [one.replace("=", " ") for one in given.votes]
    if given.kind == "college":
        names = {one.student_id: one.student.name for one in candidates(seen.congress, given.unit)}
    else:
        called = {line.split()[0] for line in lines if line.split()}
        names = {number: one.name for number, one in people.students(me.today, called).items()}
    votes, faults = pasted_votes("\n".join(lines), names)
    if faults:
        raise CaseRefused(*faults)
    papers = (given.seats, given.eligible, given.present, given.valid)
    words = (given.scrutineers, given.minutes, given.tie)
    return counted_result(given.day, papers, votes, given.decided, words, me.pack.electing)


def _delegate(one: Delegate) -> dict[str, Any]:
    return {
        "student_no": one.student_id,
        "name": one.student.name,
        "unit": one.constituency,
        "sent_as": one.kind,
    }


def _poll(poll: Poll) -> dict[str, Any]:
    rows = poll.candidacies.select_related("student").order_by("-votes", "rank", "student_id")
    return {
        "congress": poll.congress_id,
        "unit": poll.constituency,
        "day": poll.held_on,
        "people": [
            {"student_no": one.student_id, "name": one.student.name, "votes": one.votes, "result": one.place}
            for one in rows
        ],
    }

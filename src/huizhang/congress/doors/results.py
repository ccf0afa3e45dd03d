"""A congress's election of the presidium: its result, recorded, read and taken back."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404
from ninja import Field, Schema

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions import annul_result, record_result
from huizhang.congress.doors.congresses import CongressIn, Said, asked, doors
from huizhang.congress.models import Congress, ElectionResult
from huizhang.congress.queries.results import candidates_at, lines_of, results, results_standing, terms_at
from huizhang.congress.queries.seeing import congress_seen
from huizhang.congress.rules.delegates.pasting import pasted_votes
from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES, LONGEST_NAMES
from huizhang.congress.rules.results.result import Papers, Result, Votes, filled
from huizhang.kernel.message import message
from huizhang.people.queries.asking import Asking


class ResultIn(CongressIn):
    day: datetime.date = Field(description=message("Day of the election.").text)
    seats: int = Field(ge=0, description=message("How many seats are filled.").text)
    entitled: int = Field(ge=0, description=message("How many are entitled to sit.").text)
    present: int = Field(ge=0, description=message("How many were there when ballots were issued.").text)
    issued: int = Field(ge=0, description=message("How many ballots were issued.").text)
    returned: int = Field(ge=0, description=message("How many ballots came back.").text)
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
    unfilled: str = Field(
        "",
        max_length=LONGEST_MINUTES,
        description=message("What becomes of seats that nobody won.").text,
    )
    joins: bool = Field(
        False, description=message("Whether those who serve stay, and the elected join them.").text
    )
    scrutineers: str = Field(
        max_length=LONGEST_NAMES, description=message("The scrutineers who established it.").text
    )
    minutes: str = Field(
        max_length=LONGEST_MINUTES, description=message("Where and how was voted, and who counted.").text
    )


class AnnulResultIn(CongressIn):
    said: Said


class StoodOut(Schema):
    student_no: str
    name: str
    votes: int
    elected: bool
    case: str


class VoteOut(Schema):
    round: int
    day: datetime.date
    source: str
    reference: str
    seats: int
    entitled: int
    present: int
    issued: int
    returned: int
    valid: int
    needed: int
    scrutineers: str
    annulled_on: datetime.date | None = None
    people: list[StoodOut]


class ResultsOut(Schema):
    congress: str
    votes: list[VoteOut]


@doors.reads(
    "/congresses/result",
    "result",
    message("Whom a congress elected into the presidium"),
    ResultsOut,
    "--congress 第五届学代会",
)
def told(me: Asking, given: CongressIn) -> dict[str, Any]:
    return _told(congress_seen(me, given.congress)[0])


@doors.writes(
    "/congresses/result",
    "elect",
    message("Record whom a congress elected into the presidium"),
    ResultsOut,
    message("The result is recorded; the cases of the candidates say how they fared."),
    "--congress 第五届学代会 --day 2027-05-20 --seats 1 --entitled 300 --present 280 --issued 280 "
    "--returned 280 --valid 279 --votes 20240102=180 --votes 20240103=90 --scrutineers 江一帆 "
    "--minutes 无记名投票",
)
def recording_result(me: Asking, given: ResultIn) -> dict[str, Any]:
    found, _ = asked(me, given)
    result = filled(_result(found, given), terms_at(found, me.pack), given.decided)
    record_result(actor=me.user, congress=found, result=result, pack=me.pack)
    return _told(found)


@doors.writes(
    "/congresses/result/annul",
    "annul-result",
    message("Take the last vote on the presidium back"),
    ResultsOut,
    message("The election is taken back."),
    "--congress 第五届学代会 --said 计票有误",
)
def annulling_result(me: Asking, given: AnnulResultIn) -> dict[str, Any]:
    found, _ = asked(me, given)
    last = results_standing(found).last()
    if last is None:
        raise Http404
    annul_result(actor=me.user, result=last, why=given.said, pack=me.pack)
    return _told(found)


def _result(congress: Congress, given: ResultIn) -> Result:
    """Raises CaseRefused for a line of votes that makes no sense."""
    names = {one.student_id: one.student.name for one in candidates_at(congress)}
    votes, faults = pasted_votes("\n".join(one.replace("=", " ") for one in given.votes), names)
    if faults:
        raise CaseRefused(*faults)
    return Result(
        given.day,
        given.seats,
        Papers(given.entitled, given.present, given.issued, given.returned, given.valid),
        {number: Votes(count) for number, count in votes.items()},
        (),
        given.scrutineers,
        given.minutes,
        given.tie,
        given.unfilled,
        renews=not given.joins,
    )


def _told(congress: Congress) -> dict[str, Any]:
    found = list(results(congress).order_by("pk"))
    lines = lines_of(found)
    return {"congress": congress.congress, "votes": [_vote(one, lines.get(one.pk, [])) for one in found]}


def _vote(one: ElectionResult, lines: list[Any]) -> dict[str, Any]:
    people = [
        {
            "student_no": line.nomination.student_id,
            "name": line.nomination.student.name,
            "votes": line.approve,
            "elected": line.rank is not None,
            "case": line.nomination.case.number,
        }
        for line in lines
    ]
    names = (*VoteOut.model_fields.keys() - {"day", "people"},)
    return {**{name: getattr(one, name) for name in names}, "day": one.held_on, "people": people}

"""A ballot from a program: looked at, and cast. It has no command: what is typed there stays in the shell's
history and is seen by whoever lists processes."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from ninja import Field, Router, Schema
from pydantic import ConfigDict

from huizhang.approvals.actions import CaseRefused
from huizhang.elections.actions import cast_ballot
from huizhang.elections.box import slip_of
from huizhang.elections.queries.standing import ballot_seen
from huizhang.elections.rules.casting import Marking
from huizhang.kernel.message import message
from huizhang.kernel.tally import Mark
from huizhang.people.queries.seeing import SeeingRequest
from huizhang.shell.api import REFUSALS

router = Router(tags=["election"])
MOST_NAMES = 200


class BallotIn(Schema):
    """Candidates by the ids of the ballot; on whom is not named the voter abstains. A key that is misspelled
    or left out casts nothing: whoever approves of nobody says so."""

    model_config = ConfigDict(extra="forbid")

    approve: list[str] = Field(max_length=MOST_NAMES)
    oppose: list[str] = Field(default_factory=list, max_length=MOST_NAMES)
    write_ins: list[str] = Field(default_factory=list, max_length=MOST_NAMES)


class OnBallot(Schema):
    id: str
    name: str
    withdrawn: bool


class BallotOut(Schema):
    """`open`: whether the ballot of whoever asks would be taken now."""

    election: int
    title: str
    seats: int
    write_ins: bool
    open: bool
    voted: bool
    candidates: list[OnBallot]


class ReceiptOut(Schema):
    """`before`: another ballot of this voter lies in the box already, and this one was not cast."""

    receipt: str
    before: bool


@router.get(
    "/elections/{int:number}/ballot",
    response={200: BallotOut, **REFUSALS},
    summary=message("The ballot of an election in which one votes").text,
    operation_id="ballot_show",
    url_name="ballot_show",
)
def show(request: SeeingRequest, number: int) -> dict[str, Any]:
    seen = ballot_seen(request.user, number)
    slip = slip_of(seen.election)
    return {
        "election": number,
        "title": slip.title,
        "seats": slip.seats,
        "write_ins": slip.rules.write_ins,
        "open": seen.taken(timezone.now()),
        "voted": seen.line.voted,
        "candidates": [
            {"id": one.id, "name": one.name, "withdrawn": one.withdrawn} for one in slip.candidates
        ],
    }


@router.post(
    "/elections/{int:number}/ballot",
    response={200: ReceiptOut, **REFUSALS},
    summary=message("Cast one's ballot, once; it leaves no entry in the ledger").text,
    operation_id="ballot_cast",
    url_name="ballot_cast",
)
def cast(request: SeeingRequest, number: int, given: BallotIn) -> dict[str, Any]:
    seen = ballot_seen(request.user, number)
    made = cast_ballot(actor=request.user, election=seen.election, marking=_marking(given))
    return {"receipt": made.code, "before": made.before}


@sensitive_variables()
def _marking(given: BallotIn) -> Marking:
    """Raises CaseRefused."""
    if set(given.approve) & set(given.oppose):
        raise CaseRefused(message("Nobody is approved of and opposed on one ballot."))
    marks = dict.fromkeys(given.oppose, Mark.OPPOSE) | dict.fromkeys(given.approve, Mark.APPROVE)
    return Marking(marks, tuple(given.write_ins))

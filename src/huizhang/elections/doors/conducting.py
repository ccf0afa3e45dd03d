"""An election opened, suspended, resumed, extended, closed, broken off; a candidate who withdraws."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Schema

from huizhang.elections import actions as acts
from huizhang.elections.doors.elections import ElectionOut, doors, standing, told
from huizhang.elections.models import Election, ElectionCandidate
from huizhang.elections.queries.standing import ONLY_WHO_LEADS
from huizhang.elections.rules.running import LONGEST_WHY
from huizhang.kernel.message import message
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require

Why = Annotated[str, Field(max_length=LONGEST_WHY, description=message("Why.").text)]


class WhyIn(Schema):
    why: Why


class CloseIn(Schema):
    why: str = Field(
        "",
        max_length=LONGEST_WHY,
        description=message("Why, where it is before the announced hour and not everybody has voted.").text,
    )


class ExtendIn(WhyIn):
    closes: datetime.datetime = Field(
        description=message("When the ballot ends by itself, as 2026-12-01T19:00.").text
    )


class WithdrawIn(WhyIn):
    candidate: str = Field(max_length=32, description=message("The candidate's student number.").text)


def conducted(me: Asking, number: int) -> Election:
    """Raises PermissionDenied, Http404."""
    found = standing(me, number)
    require(found.leads or found.opens, ONLY_WHO_LEADS)
    return found.election


@doors.writes(
    "/elections/{number}/open",
    "open",
    message("Open an election: roll, candidates and rules are fixed"),
    ElectionOut,
    message("Done; where an organ has to speak first, it waits there."),
    "1",
)
def opening(me: Asking, number: int) -> dict[str, Any]:
    found = conducted(me, number)
    return told(acts.open_election(actor=me.user, election=found, pack=me.pack))


@doors.writes(
    "/elections/{number}/close",
    "close",
    message("Close the ballot and seal the box"),
    ElectionOut,
    message("The ballot is closed and the box is sealed."),
    "1",
)
def closing(me: Asking, number: int, given: CloseIn) -> dict[str, Any]:
    found = conducted(me, number)
    return told(acts.close_election(actor=me.user, election=found, pack=me.pack, why=given.why))


@doors.writes(
    "/elections/{number}/suspend",
    "suspend",
    message("Take no ballots until it is resumed"),
    ElectionOut,
    message("No ballots are taken until it is resumed."),
    "1 --why 停电",
)
def suspending(me: Asking, number: int, given: WhyIn) -> dict[str, Any]:
    found = conducted(me, number)
    return told(acts.suspend_election(actor=me.user, election=found, why=given.why, pack=me.pack))


@doors.writes(
    "/elections/{number}/resume",
    "resume",
    message("Take ballots again"),
    ElectionOut,
    message("Ballots are taken again."),
    "1",
)
def resuming(me: Asking, number: int) -> dict[str, Any]:
    found = conducted(me, number)
    return told(acts.resume_election(actor=me.user, election=found, pack=me.pack))


@doors.writes(
    "/elections/{number}/extend",
    "extend",
    message("Let the ballot end later"),
    ElectionOut,
    message("The ballot ends later now."),
    "1 --closes 2026-12-01T19:00 --why 网络故障",
)
def extending(me: Asking, number: int, given: ExtendIn) -> dict[str, Any]:
    found, closes = conducted(me, number), given.closes
    if timezone.is_naive(closes):
        closes = timezone.make_aware(closes)
    made = acts.extend_election(actor=me.user, election=found, closes=closes, why=given.why, pack=me.pack)
    return told(made)


@doors.writes(
    "/elections/{number}/withdraw",
    "withdraw",
    message("Withdraw a candidate"),
    ElectionOut,
    message("The candidate has withdrawn."),
    "1 --candidate 20240102 --why 个人原因",
)
def withdrawing(me: Asking, number: int, given: WithdrawIn) -> dict[str, Any]:
    found = conducted(me, number)
    one = get_object_or_404(ElectionCandidate, election=found, student=given.candidate)
    acts.withdraw_candidate(actor=me.user, candidate=one, why=given.why, pack=me.pack)
    return told(found)


@doors.writes(
    "/elections/{number}/abort",
    "abort",
    message("Break an election off, so that what was cast is never counted, or annul a published one"),
    ElectionOut,
    message("Done; where an organ has to speak first, it waits there."),
    "1 --why 名册有误",
)
def aborting(me: Asking, number: int, given: WhyIn) -> dict[str, Any]:
    found = conducted(me, number)
    return told(acts.abort_election(actor=me.user, election=found, why=given.why, pack=me.pack))

"""Who speaks for an absent seat-holder, and for how long."""

from __future__ import annotations

import datetime
from typing import Any

from ninja import Field, Schema

from huizhang.approvals.actions import delegate, end_delegation
from huizhang.approvals.models import Delegation
from huizhang.approvals.queries.notifying import delegations_of, delegations_to
from huizhang.approvals.queries.seeing import demand_seat_today, own_delegation, seat_beside, seat_held
from huizhang.kernel.message import message
from huizhang.people.queries.asking import Asking
from huizhang.shell.doors import Doors

doors = Doors("deputy", message("Who speaks for you while you are absent."))


class DeputyIn(Schema):
    seat: int = Field(description=message("Which of your seats, by its number.").text)
    deputy: int = Field(description=message("The seat of the deputy, by its number.").text)
    first_day: datetime.date | None = Field(
        None, description=message("The first day; today without it.").text
    )
    last_day: datetime.date = Field(description=message("The last day.").text)


class DelegationOut(Schema):
    number: int
    absent: str
    deputy: str
    organ: str
    first_day: datetime.date
    last_day: datetime.date


class Delegations(Schema):
    """`given` for your own seats, now and later; `taken`: for whom you speak today."""

    given: list[DelegationOut]
    taken: list[DelegationOut]


@doors.reads("/deputies", "list", message("Who speaks for you, and for whom you speak"), Delegations)
def list_deputies(me: Asking) -> dict[str, Any]:
    demand_seat_today(me)
    return {
        "given": [_delegation(one) for one in delegations_of(me.user, me.today)],
        "taken": [_delegation(one) for one in delegations_to(me.user, me.today)],
    }


@doors.writes(
    "/deputies",
    "name",
    message("Name who speaks for your seat while you are absent"),
    DelegationOut,
    message("Recorded: your deputy speaks for you in that time."),
    "--seat 3 --deputy 8 --last-day 2026-12-05",
)
def naming(me: Asking, given: DeputyIn) -> dict[str, Any]:
    demand_seat_today(me)
    made = delegate(
        actor=me.user,
        seat=seat_held(me, given.seat),
        deputy=seat_beside(me, given.deputy).account,
        first_day=given.first_day or me.today,
        last_day=given.last_day,
    )
    return _delegation(made)


@doors.writes(
    "/deputies/{int:number}/end",
    "end",
    message("You are back: your deputy speaks for you no longer"),
    DelegationOut,
    message("Ended: you speak for yourself again."),
    "2",
)
def ending(me: Asking, number: int) -> dict[str, Any]:
    found = own_delegation(me, number)
    end_delegation(actor=me.user, delegation=found)
    return _delegation(found)


def _delegation(one: Delegation) -> dict[str, Any]:
    return {
        "number": one.pk,
        "absent": one.absent.account.name,
        "deputy": one.deputy.name,
        "organ": one.absent.organ,
        "first_day": one.first_day,
        "last_day": one.last_day,
    }

"""How the seats of a congress are shared out: proposed, corrected, looked at."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from django.http import Http404
from ninja import Field, Schema

from huizhang.approvals.queries.seeing import case_of
from huizhang.approvals.telling import CaseOut, handed_in
from huizhang.congress.actions import Seats, correct_allocation, propose_allocation
from huizhang.congress.doors.congresses import CongressIn, asked
from huizhang.congress.queries import counted, frozen, under_way
from huizhang.congress.queries.seeing import congress_seen, returned_allocation
from huizhang.congress.rules.allocation.proposing import LONGEST_STATEMENT
from huizhang.kernel import records
from huizhang.kernel.message import message
from huizhang.people.queries.asking import Asking
from huizhang.shell.doors import Doors

doors = Doors("allocation", message("How the seats of a congress are shared out."))


class SeatsIn(Schema):
    seats: int = Field(
        ge=1, description=message("Seats of the congress in all, those of clubs included.").text
    )
    clubs: Literal["pool", "dual"] = Field(
        "pool",
        description=message(
            "pool: major clubs have seats of their own; dual: delegates of the colleges speak for them."
        ).text,
    )
    day: datetime.date | None = Field(
        None, description=message("The day whose enrolled students are counted; today without it.").text
    )
    said: str = Field(
        "",
        max_length=LONGEST_STATEMENT,
        description=message("Needed where there are ties, or fewer seats than the plan's share.").text,
    )


class ProposalIn(SeatsIn, CongressIn):
    pass


class CellOut(Schema):
    college: str
    grade: str
    students: int
    seats: int


class UnitOut(Schema):
    name: str
    seats: int


class AllocationOut(Schema):
    """`frozen_on` is None while it is being decided."""

    case: str
    congress: str
    total: int
    frozen_on: datetime.date | None = None
    colleges: list[UnitOut]
    grades: list[UnitOut]
    clubs: list[UnitOut]
    cells: list[CellOut]


@doors.reads(
    "/congresses/allocation",
    "show",
    message("The seats that were decided for a congress, or are being decided"),
    AllocationOut,
    "--congress 第五届学代会",
)
def show(me: Asking, given: CongressIn) -> dict[str, Any]:
    congress, _ = congress_seen(me, given.congress)
    found = frozen(congress) or under_way(congress)
    if found is None:
        raise Http404
    units = {
        name: [{"name": unit, "seats": seats} for unit, seats in found.result[name].items()]
        for name in ("colleges", "grades", "clubs")
    }
    return {
        "case": found.case.number,
        "congress": congress.congress,
        "frozen_on": found.frozen_on,
        "total": found.total,
        "cells": found.result["cells"],
        **units,
    }


@doors.writes(
    "/congresses/allocation",
    "propose",
    message("Propose how the seats are shared out; students on record are counted"),
    CaseOut,
    message("Handed in; the case is on its way."),
    "--congress 第五届学代会 --seats 240",
)
def proposing(me: Asking, given: ProposalIn) -> dict[str, Any]:
    congress, union = asked(me, given)
    made = propose_allocation(actor=me.user, congress=congress, wish=_wish(me, given, union), pack=me.pack)
    return handed_in(me, made.case)


@doors.writes(
    "/cases/{case}/allocation",
    "correct",
    message("Correct an allocation that came back, and hand it in again"),
    CaseOut,
    message("Corrected and handed in again."),
    "HZ2026-00042 --seats 260",
)
def correcting(me: Asking, case: str, given: SeatsIn) -> dict[str, Any]:
    found = returned_allocation(me, case_of(me, case).pk)
    _, union = congress_seen(me, found.congress_id)
    made = correct_allocation(actor=me.user, proposed=found, wish=_wish(me, given, union), pack=me.pack)
    return handed_in(me, made.case)


def _wish(me: Asking, given: SeatsIn, union: records.Union) -> Seats:
    day = given.day or me.today
    return Seats(given.seats, given.clubs, counted(union, day, me.pack), day, given.said)

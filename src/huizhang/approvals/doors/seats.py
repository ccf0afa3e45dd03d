"""One's own seats: who else could speak for them or follow, and handing one over at the end of a term."""

from __future__ import annotations

import datetime
from typing import Any

from ninja import Field, Schema

from huizhang.approvals.actions import hand_over_seat, sign_seat_hand_over
from huizhang.approvals.models import SeatHandover
from huizhang.approvals.queries.handing_over import handovers_of, own_seats, successors
from huizhang.approvals.queries.seeing import demand_seat, own_handover, own_seat, seat_beside
from huizhang.approvals.rules.handing_over import LONGEST_FOLDER, LONGEST_LIST, Left
from huizhang.kernel.message import message
from huizhang.people.queries import Seat
from huizhang.people.queries.asking import Asking
from huizhang.policy.pack import Pack
from huizhang.shell.api import Paged, paged
from huizhang.shell.doors import Doors, PageIn
from huizhang.shell.pages import organ_called

doors = Doors("seat", message("Seats on organs: who may act."))


class HandoverIn(Schema):
    seat: int = Field(description=message("Which of your seats, by its number.").text)
    follower: int = Field(description=message("The seat of the one who follows, by its number.").text)
    records: str = Field(
        max_length=LONGEST_LIST,
        description=message("Files, minutes, accounts: what there is and where it lies.").text,
    )
    property: str = Field(
        max_length=LONGEST_LIST,
        description=message("Seals, keys, equipment, money; where there is none, say so.").text,
    )
    folder: str = Field(
        "",
        max_length=LONGEST_FOLDER,
        description=message("The name of the folder that huizhang export wrote, if there is one.").text,
    )


class SeatOut(Schema):
    """`organ` by its id, `called` by its name."""

    number: int
    name: str
    organ: str
    called: str
    unit: str
    start: datetime.date
    end: datetime.date | None = None


class Seats(Schema):
    """`others` hold a seat of the same organ and unit, so they may follow or speak for you."""

    seats: list[SeatOut]
    others: list[SeatOut]


class HandoverOut(Schema):
    number: int
    outgoing: str
    incoming: str
    organ: str
    cases: list[str]
    records: str
    property: str
    folder: str
    outgoing_signed: datetime.datetime
    incoming_signed: datetime.datetime | None = None


class Handovers(Paged):
    items: list[HandoverOut]


@doors.reads("/seats", "list", message("Your seats, and who else holds one like them"), Seats)
def list_seats(me: Asking) -> dict[str, Any]:
    return {
        "seats": [told(one, me.pack) for one in own_seats(me.user)],
        "others": [told(one, me.pack) for one in successors(me.user, me.today)],
    }


@doors.reads("/seats/hand-overs", "hand-overs", message("The hand-overs that you gave or take"), Handovers)
def list_handovers(me: Asking, given: PageIn) -> dict[str, Any]:
    demand_seat(me)
    rows = paged(handovers_of(me.user), given.page, given.size)
    return {**rows, "items": [_handover(one) for one in rows["items"]]}


@doors.writes(
    "/seats/hand-overs",
    "hand-over",
    message("Hand a seat of yours over to the one who follows"),
    HandoverOut,
    message("Signed; the one who follows signs as well."),
    "--seat 3 --follower 8 --records 会议记录在档案柜 --property 无",
)
def handing_over(me: Asking, given: HandoverIn) -> dict[str, Any]:
    demand_seat(me)
    made = hand_over_seat(
        actor=me.user,
        outgoing=own_seat(me, given.seat),
        incoming=seat_beside(me, given.follower),
        left=Left(given.records, given.property, given.folder),
    )
    return _handover(made)


@doors.writes(
    "/seats/hand-overs/{int:number}/sign",
    "sign",
    message("Sign what the outgoing holder of a seat hands over to you"),
    HandoverOut,
    message("Signed; the hand-over is complete."),
    "2",
)
def signing(me: Asking, number: int) -> dict[str, Any]:
    return _handover(sign_seat_hand_over(actor=me.user, handover=own_handover(me, number)))


def told(one: Seat, pack: Pack) -> dict[str, Any]:
    return {
        "number": one.pk,
        "name": one.account.name,
        "organ": one.organ,
        "called": organ_called(pack, one.organ),
        "unit": one.class_group.name if one.class_group else one.college_id or "",
        "start": one.start,
        "end": one.end,
    }


def _handover(one: SeatHandover) -> dict[str, Any]:
    return {
        "number": one.pk,
        "outgoing": one.outgoing.account.name,
        "incoming": one.incoming.account.name,
        "organ": one.outgoing.organ,
        "cases": one.cases,
        "records": one.records,
        "property": one.property,
        "folder": one.folder,
        "outgoing_signed": one.outgoing_signed,
        "incoming_signed": one.incoming_signed,
    }

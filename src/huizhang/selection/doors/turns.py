"""The turns of the executive chair: the calendar, the next turn, handing over and signing."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404
from ninja import Field, Schema
from pydantic import field_validator

from huizhang.approvals.queries.seeing import case_of
from huizhang.kernel.message import message
from huizhang.kernel.terms import Term
from huizhang.org.actions import hand_over, sign_hand_over
from huizhang.org.actions.handing_over import LONGEST_MATTERS
from huizhang.org.queries import PostHandover
from huizhang.org.queries.seeing import handover_seen, union_seen
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require
from huizhang.selection.actions import correct_turn, propose_turn
from huizhang.selection.doors.telling import CaseOut, ResolutionIn, handed_in, resolution_named
from huizhang.selection.models import ProposedTurn
from huizhang.selection.queries.rotation import (
    handovers_of,
    names_of,
    next_two,
    rotation_of,
    term_to_propose,
    turn_under_way,
)
from huizhang.selection.queries.seeing import returned
from huizhang.selection.queries.standing import ONLY_THE_UNION, may_ask_for
from huizhang.selection.rules.nominating import LONGEST_STATEMENT
from huizhang.shell.doors import Doors, OfUnion

doors = Doors("turn", message("The turns of the executive chair."))


class UnionIn(Schema):
    union: OfUnion


class TurnIn(ResolutionIn):
    union: OfUnion
    student_no: str = Field(max_length=64, description=message("The number of the member.").text)
    term: str = Field(
        "", description=message("2026-2027-1; without it, the next turn that has nobody yet.").text
    )
    said: str = Field(
        "",
        max_length=LONGEST_STATEMENT,
        description=message("Where it is not the one whose turn it is, say why.").text,
    )

    @field_validator("term")
    @classmethod
    def _is_a_term(cls, given: str) -> str:
        return str(Term.parse(given)) if given else given


class CorrectionIn(Schema):
    student_no: str = Field("", description=message("The number of the member; as before without it.").text)
    said: str = Field(
        "",
        max_length=LONGEST_STATEMENT,
        description=message("Where it is not the one whose turn it is, say why.").text,
    )


class HandoverIn(Schema):
    union: OfUnion
    matters: str = Field(
        max_length=LONGEST_MATTERS,
        description=message("What the next executive chair takes over, point by point.").text,
    )


class PersonOut(Schema):
    student_no: str
    name: str


class TurnOut(Schema):
    """`coming` where nobody has been named yet."""

    term: str
    coming: bool
    chairs: list[PersonOut]


class HandoverOut(Schema):
    number: int
    outgoing: str
    incoming: str
    matters: str
    outgoing_signed: datetime.datetime
    incoming_signed: datetime.datetime | None = None


class Turns(Schema):
    """`term` is the one to propose for, `line` the members in the order of their turns in it."""

    union: str
    term: str
    line: list[PersonOut]
    case: str | None = None
    turns: list[TurnOut]
    hand_overs: list[HandoverOut]


@doors.reads(
    "/turns",
    "list",
    message("Who chaired when, and whose turn comes"),
    Turns,
    "--union 信息工程学院学生会",
)
def list_turns(me: Asking, given: UnionIn) -> dict[str, Any]:
    union = union_seen(me, given.union).union
    seen = rotation_of(union, term_to_propose(union, me.today, me.pack), me.today, me.pack)
    names = names_of({*seen.line, *(one for turn in seen.turns for one in turn.students)})
    under_way = turn_under_way(union, seen.term)
    return {
        "union": union,
        "term": str(seen.term),
        "line": [_person(one, names) for one in seen.line],
        "case": under_way.case.number if under_way else None,
        "turns": [
            {
                "term": str(turn.term),
                "coming": turn.coming,
                "chairs": [_person(one, names) for one in turn.students],
            }
            for turn in seen.turns
        ],
        "hand_overs": [_handover(one) for one in handovers_of(union)],
    }


@doors.writes(
    "/turns",
    "propose",
    message("Propose who chairs in a term"),
    CaseOut,
    message("Handed in; the case is on its way."),
    "--union 信息工程学院学生会 --student-no 20240102",
)
def proposing(me: Asking, given: TurnIn) -> dict[str, Any]:
    union = union_seen(me, given.union)
    require(may_ask_for(me.user, union, me.pack, me.today), ONLY_THE_UNION)
    made = propose_turn(
        actor=me.user,
        union=union.union,
        student=given.student_no,
        term=Term.parse(given.term) if given.term else term_to_propose(union.union, me.today, me.pack),
        pack=me.pack,
        said=given.said,
        resolution=resolution_named(given, union.union),
    )
    return handed_in(me, made.case)


@doors.writes(
    "/cases/{case}/turn",
    "correct",
    message("Correct a proposed turn that came back, and hand it in again"),
    CaseOut,
    message("Corrected and handed in again."),
    "HZ2026-00042 --student-no 20240103",
)
def correcting(me: Asking, case: str, given: CorrectionIn) -> dict[str, Any]:
    found = returned(ProposedTurn.objects.all(), me.user, case_of(me, case).pk)
    student = given.student_no or found.student_id
    correct_turn(actor=me.user, turn=found, student=student, said=given.said, pack=me.pack)
    return handed_in(me, found.case)


@doors.writes(
    "/turns/hand-over",
    "hand-over",
    message("Hand your turn over to the next executive chair"),
    HandoverOut,
    message("Handed over; the next executive chair signs it too."),
    "--union 信息工程学院学生会 --matters 经费结算",
)
def handing_over(me: Asking, given: HandoverIn) -> dict[str, Any]:
    union = union_seen(me, given.union).union
    outgoing, incoming = next_two(me.user, union)
    if outgoing is None or incoming is None:
        raise Http404
    made = hand_over(actor=me.user, outgoing=outgoing, incoming=incoming, matters=given.matters, pack=me.pack)
    return _handover(made)


@doors.writes(
    "/turns/hand-overs/{int:number}/sign",
    "sign",
    message("Sign what the outgoing executive chair handed over to you"),
    HandoverOut,
    message("Both executive chairs have signed."),
    "2",
)
def signing(me: Asking, number: int) -> dict[str, Any]:
    found = handover_seen(me, number)
    return _handover(sign_hand_over(actor=me.user, handover=found, pack=me.pack))


def _person(number: str, names: dict[str, str]) -> dict[str, str]:
    return {"student_no": number, "name": names[number]}


def _handover(one: PostHandover) -> dict[str, Any]:
    return {
        "number": one.pk,
        "outgoing": one.outgoing.student_id,
        "incoming": one.incoming.student_id,
        "matters": one.matters,
        "outgoing_signed": one.outgoing_signed,
        "incoming_signed": one.incoming_signed,
    }

"""Cases that were handed in together: who is on the list, and one word of an organ on several of them."""

from __future__ import annotations

from typing import Any, Literal

from django.http import Http404
from ninja import Field, Schema

from huizhang.approvals.actions import CaseRefused, decide_together
from huizhang.approvals.models import Case
from huizhang.approvals.queries import cases_in_sight, organs_of_list
from huizhang.approvals.rules import LONGEST_REASON
from huizhang.approvals.rules.deciding import LONGEST_OPINION
from huizhang.approvals.telling import CaseOut, in_lists, line
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome
from huizhang.people.queries.asking import Asking
from huizhang.shell.doors import Doors, ForOrgan

doors = Doors("case", message("Cases on their way from organ to organ."))


class ListWordIn(Schema):
    organ: ForOrgan
    outcome: Literal["approve", "return", "reject"] = Field(
        description=message("approve, return (for correction) or reject").text
    )
    opinion: str = Field(
        "", max_length=LONGEST_OPINION, description=message("Needed to return or reject.").text
    )
    reason: str = Field(
        "",
        max_length=LONGEST_REASON,
        description=message("Why to go beyond what is generally allowed.").text,
    )
    case: list[str] = Field(
        [],
        description=message("Which cases of the list; without any, all that wait for the organ.").text,
    )


class ListOut(Schema):
    items: list[CaseOut]
    count: int


@doors.reads(
    "/cases/lists/{batch}",
    "of-list",
    message("The cases that were handed in as one list"),
    ListOut,
    "8f14e45f",
)
def of_list(me: Asking, batch: str) -> dict[str, Any]:
    return _told(me, batch)


@doors.writes(
    "/cases/lists/{batch}/decide",
    "decide-list",
    message("The word of an organ on a whole list, or on some cases of it: all of them or none"),
    ListOut,
    message("The decisions are recorded."),
    "8f14e45f --organ 学院党组织 --outcome approve",
)
def deciding(me: Asking, batch: str, given: ListWordIn) -> dict[str, Any]:
    organ = me.pack.organ_names.get(given.organ, given.organ)
    decide_together(
        actor=me.user,
        cases=_chosen(me, batch, organ, given.case),
        organ=organ,
        outcome=Outcome(given.outcome),
        pack=me.pack,
        opinion=given.opinion,
        reason=given.reason,
    )
    return _told(me, batch)


def _chosen(me: Asking, batch: str, organ: str, numbers: list[str]) -> list[Case]:
    """Raises CaseRefused where a number is not of this list."""
    cases = _cases(me, batch)
    if not numbers:
        waiting = organs_of_list(me.user, batch, me.today).get(organ, set())
        return [one for one in cases if one.pk in waiting]
    strangers = sorted(set(numbers) - {one.number for one in cases})
    if strangers:
        raise CaseRefused(message("Not on this list: {cases}.", cases=strangers))
    return [one for one in cases if one.number in numbers]


def _cases(me: Asking, batch: str) -> list[Case]:
    """Raises Http404 where nothing of the list is in sight."""
    found = list(in_lists(cases_in_sight(me.user, me.sight, me.today).filter(batch=batch)).order_by("pk"))
    if not found or not batch:
        raise Http404
    return found


def _told(me: Asking, batch: str) -> dict[str, Any]:
    rows = [line(one, me.pack) for one in _cases(me, batch)]
    return {"items": rows, "count": len(rows)}

"""What is told of a count and of a tally sheet."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from ninja import Schema

from huizhang.elections.models import Election, TallySheet
from huizhang.elections.queries import standing
from huizhang.elections.queries.counts import (
    as_counted,
    count_of,
    counted_again,
    disagreements,
    names_on,
    sheets_compared,
    sheets_in,
)
from huizhang.elections.queries.held import result_held
from huizhang.kernel.tally import Standing
from huizhang.people.queries.asking import Asking
from huizhang.shell.pages import reading


class PersonCounted(Schema):
    candidate: str | None
    name: str
    approve: int
    oppose: int
    abstain: int
    illegible: int
    won: bool


class CountOut(Schema):
    """`differences` between two sheets are told once both are in; `people` once it is counted."""

    election: int
    title: str
    state: str
    came_back: int | None
    sheets: int
    differences: list[str]
    people: list[PersonCounted]
    vacant: int | None
    steps: list[str]
    opening_sha256: str
    box_sha256: str
    papers_sha256: str
    bundle_sha256: str
    passed_on: bool


class SheetOut(Schema):
    election: int
    ballots: int
    piles: list[str]
    handed_in: bool


def asked(me: Asking, number: int) -> standing.Standing:
    """Of an election that was opened once. Raises PermissionDenied, Http404."""
    found = standing.standing_at(me, number, me.pack, me.today)
    if not found.election.frozen:
        raise Http404
    return found


def told(election: Election) -> dict[str, Any]:
    made, say = count_of(election), reading().say
    count = counted_again(made) if made else None
    compared = sheets_compared(election)
    differences = disagreements(compared, as_counted(election)) if compared else ()
    return {
        "election": election.pk,
        "title": election.title,
        "state": election.state,
        "came_back": election.returned,
        "sheets": len(sheets_in(election)),
        "differences": [say(one.said_of(*names_on(compared))) for one in differences],
        "people": [_person(one) for one in count.candidates] if count else [],
        "vacant": count.vacant if count else None,
        "steps": [say(step) for step in count.steps] if count else [],
        "opening_sha256": election.frozen_sha256,
        "box_sha256": election.box_sha256,
        "papers_sha256": election.papers_sha256,
        "bundle_sha256": made.sha256 if made else "",
        "passed_on": result_held(election),
    }


def _person(one: Standing) -> dict[str, Any]:
    numbers = ("name", "approve", "oppose", "abstain", "illegible")
    return {"candidate": one.id, **{name: getattr(one, name) for name in numbers}, "won": one.elected}


def told_of_sheet(sheet: TallySheet) -> dict[str, Any]:
    return {
        "election": sheet.election_id,
        "ballots": sum(one["valid"] + one["invalid"] for one in sheet.piles),
        "piles": [one["pile"] for one in sheet.piles],
        "handed_in": sheet.handed_in_at is not None,
    }

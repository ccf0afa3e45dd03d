"""Elections of a congress: looked at, and set up."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from django.utils import timezone
from ninja import Field, Schema

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.queries.seeing import congress_seen
from huizhang.elections.actions import draft_election
from huizhang.elections.box import turnout
from huizhang.elections.models import Election
from huizhang.elections.queries import elections_of, on_ballot
from huizhang.elections.queries.elections import officers_of
from huizhang.elections.queries.standing import ONLY_WHO_LEADS, Standing, standing_at
from huizhang.elections.queries.written import numbers_of
from huizhang.elections.rules.drafting import (
    LONGEST_SEED,
    LONGEST_STATEMENT,
    LONGEST_TITLE,
    Draft,
    chosen,
    settings_of,
)
from huizhang.elections.rules.states import Role
from huizhang.kernel.message import message
from huizhang.kernel.records import Union
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require
from huizhang.selection.queries.standing import may_ask_for
from huizhang.shell.api import Paged, paged
from huizhang.shell.doors import Doors, PageIn

doors = Doors("election", message("Elections by ballot: set up, opened, conducted, closed."))
Setting = Annotated[str | None, Field(max_length=16)]


class OfCongressIn(PageIn):
    congress: str = Field(max_length=255, description=message("Which congress, by its name.").text)


class RulesIn(Schema):
    """What is not said stands as the school has set it."""

    quorum: Setting = Field(None, description=message("The quorum of those entitled: >=2/3, >2/3.").text)
    majority: Setting = Field(None, description=message("What somebody elected has: >1/2, or most.").text)
    majority_of: Setting = Field(None, description=message("Of whom: present, entitled or valid.").text)
    tie: Setting = Field(
        None, description=message("After a tie at the last seat: runoff, vacant or show_of_hands.").text
    )
    order: Setting = Field(None, description=message("How candidates stand: lot, pinyin or strokes.").text)
    equal_number: bool = Field(False, description=message("As many candidates as seats will do.").text)
    write_ins: bool = Field(False, description=message("Other names may be written in.").text)


class WishIn(RulesIn):
    title: str = Field(max_length=LONGEST_TITLE, description=message("What the election is called.").text)
    seats: int = Field(ge=1, description=message("How many seats are filled.").text)
    candidates: list[str] = Field(
        min_length=1,
        description=message("A candidate's student number, or a name that nobody else has; say each.").text,
    )
    scrutineers: list[str] = Field(
        min_length=1, description=message("A scrutineer's user name; say each.").text
    )
    tellers: list[str] = Field(
        default_factory=list, description=message("A teller's user name; say each.").text
    )
    approved: str = Field(
        max_length=LONGEST_STATEMENT, description=message("How the congress approved them.").text
    )
    mode: Literal["electronic", "paper"] = Field(
        "electronic", description=message("electronic, or paper.").text
    )
    seed: str = Field("", max_length=LONGEST_SEED, description=message("The seed of the lot.").text)
    closes: datetime.datetime | None = Field(
        None, description=message("When the ballot ends by itself, as 2026-12-01T19:00.").text
    )


class DraftIn(WishIn):
    congress: str = Field(max_length=255, description=message("Which congress, by its name.").text)
    kind: Literal["presidium", "delegates", "other"] = Field(
        "presidium", description=message("What is elected: presidium, delegates or other.").text
    )
    office: str = Field(
        "", max_length=LONGEST_TITLE, description=message("The office, where it is another one.").text
    )
    constituency: str = Field(
        "", max_length=255, description=message("The constituency, where delegates are elected.").text
    )
    constituency_kind: Literal["college", "club"] = Field(
        "college", description=message("Whose delegates: college or club.").text
    )


class ElectionLine(Schema):
    number: int
    title: str
    congress: str
    elects: str
    seats: int
    state: str
    round: int


class Elections(Paged):
    items: list[ElectionLine]


class ElectionOut(ElectionLine):
    """`voted` of `issued` ballots are cast; nothing more is told while the ballot lasts. `sha256` is of what
    was frozen at the opening."""

    candidates: list[str]
    scrutineers: list[str]
    entitled: int | None = None
    present: int | None = None
    issued: int | None = None
    voted: int | None = None
    closes: datetime.datetime | None = None
    sha256: str


@doors.reads(
    "/elections",
    "list",
    message("The elections of a congress"),
    Elections,
    "--congress 第五届学代会",
)
def listing(me: Asking, given: OfCongressIn) -> dict[str, Any]:
    congress, _ = congress_seen(me, given.congress)
    rows = paged(elections_of(congress.congress), given.page, given.size)
    return {**rows, "items": [_line(one) for one in rows["items"]]}


@doors.reads("/elections/{number}", "show", message("One election, as far as it is told"), ElectionOut, "1")
def show(me: Asking, number: int) -> dict[str, Any]:
    return told(standing(me, number).election)


@doors.writes(
    "/elections",
    "draft",
    message("Set an election up"),
    ElectionOut,
    message("The election is set up."),
    "--congress 第五届学代会 --title 选举主席团 --seats 1 --candidates 20240102 --candidates 20240103 "
    "--scrutineers 20240104 --scrutineers 20240105 --scrutineers 20240106 --approved 举手通过",
)
def drafting(me: Asking, given: DraftIn) -> dict[str, Any]:
    congress, union = congress_seen(me, given.congress)
    require(may_ask_for(me.user, union, me.pack, me.today), ONLY_WHO_LEADS)
    at = Place(union, given.constituency, given.constituency_kind)
    wish = draft_of(me, given, given.kind, given.office, at)
    return told(draft_election(actor=me.user, congress=congress, draft=wish, pack=me.pack))


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is elected."""

    union: Union
    constituency: str
    kind: str


def draft_of(me: Asking, given: WishIn, kind: str, office: str, at: Place) -> Draft:
    """Raises CaseRefused for a name that nobody, or more than one, has."""
    settings = {name: getattr(given, name) for name in ("quorum", "majority", "majority_of", "tie", "order")}
    flags = {name: True for name in ("equal_number", "write_ins") if getattr(given, name)}
    closes = given.closes
    if closes is not None and timezone.is_naive(closes):
        closes = timezone.make_aware(closes)
    return Draft(
        kind=kind,
        title=given.title,
        seats=given.seats,
        candidates=_numbers(given.candidates, at),
        scrutineers=tuple(given.scrutineers),
        tellers=tuple(given.tellers),
        approved=given.approved,
        balloting=chosen(settings_of(kind, me.pack), **settings, **flags),
        office=office,
        constituency=at.constituency,
        constituency_kind=at.kind,
        mode=given.mode,
        seed=given.seed,
        closes=closes,
    )


def _numbers(words: list[str], at: Place) -> tuple[str, ...]:
    numbers, faults = numbers_of(words, at.union, at.constituency, at.kind)
    if faults:
        raise CaseRefused(*faults)
    return numbers


def standing(me: Asking, number: int) -> Standing:
    """Raises PermissionDenied, Http404."""
    return standing_at(me, number, me.pack, me.today)


def _line(one: Election) -> dict[str, Any]:
    return {
        "number": one.pk,
        "title": one.title,
        "congress": one.congress_id,
        "elects": one.kind,
        "seats": one.seats,
        "state": one.state,
        "round": one.round,
    }


def told(one: Election) -> dict[str, Any]:
    one.refresh_from_db()
    count = turnout(one.pk) if one.opened_at else None
    return {
        **_line(one),
        "candidates": [each.name for each in on_ballot(one)],
        "scrutineers": [each.account.name for each in officers_of(one, Role.SCRUTINEER)],
        "entitled": one.entitled,
        "present": one.present,
        "issued": count.issued if count else None,
        "voted": count.voted if count else None,
        "closes": one.closes,
        "sha256": one.frozen_sha256,
    }

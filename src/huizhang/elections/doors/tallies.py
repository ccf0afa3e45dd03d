"""An election counted, published and passed on; ballots on paper written down by two tellers."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema

from huizhang.approvals.actions import CaseRefused
from huizhang.elections import actions
from huizhang.elections.doors.tallies_told import CountOut, SheetOut, asked, told, told_of_sheet
from huizhang.elections.queries.counts import tells
from huizhang.elections.queries.elections import on_ballot
from huizhang.elections.queries.standing import Standing
from huizhang.elections.rules.counting import LONGEST_PILE, MOST_BALLOTS, Passing
from huizhang.elections.rules.running import LONGEST_WHY
from huizhang.kernel.message import message
from huizhang.kernel.tally.sheets import Pile, Votes
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require
from huizhang.shell.doors import Doors

doors = Doors("tally", message("An election counted, published and passed on."))
ONLY_OFFICERS = message("The scrutineers and tellers of this election count it, or whoever conducts it.")
ONLY_TELLERS = message("Only the tellers of this election keep tally sheets.")
MOST_LINES = 400


class PapersIn(Schema):
    issued: int = Field(ge=0, le=MOST_BALLOTS, description=message("How many ballots were issued.").text)
    returned: int = Field(ge=0, le=MOST_BALLOTS, description=message("How many ballots came back.").text)
    confirmed: bool = Field(
        False, description=message("The numbers are right though they void the election.").text
    )


class PileName(Schema):
    pile: str = Field(max_length=LONGEST_PILE, description=message("What the pile is called.").text)


class PileIn(PileName):
    valid: int = Field(ge=0, le=MOST_BALLOTS, description=message("How many of its ballots are valid.").text)
    invalid: int = Field(
        0, ge=0, le=MOST_BALLOTS, description=message("How many of its ballots are invalid.").text
    )
    votes: list[str] = Field(
        default_factory=list,
        max_length=MOST_LINES,
        description=message(
            "A candidate's id and approve, oppose, abstain, illegible: c1=40,5,3,0; say each, none where no "
            "ballot of the pile is valid."
        ).text,
    )
    written: list[str] = Field(
        default_factory=list,
        max_length=MOST_LINES,
        description=message("A name that was written in and how often: 张三=3; say each.").text,
    )


class PassingIn(Schema):
    tie: str = Field("", max_length=LONGEST_WHY, description=message("How equal votes were decided.").text)
    unfilled: str = Field(
        "", max_length=LONGEST_WHY, description=message("What becomes of seats that nobody won.").text
    )
    decided: list[str] = Field(
        default_factory=list,
        description=message("Whom a show of hands preferred among those tied, by number; say each.").text,
    )
    vacant: str = Field(
        "",
        max_length=LONGEST_WHY,
        description=message(
            "By which decision seats that nobody won stay vacant; without it a further round fills them."
        ).text,
    )
    renews: bool = Field(True, description=message("Whether the whole presidium is elected anew.").text)


@doors.reads(
    "/elections/{number}/count", "show", message("How far the count of an election is"), CountOut, "3"
)
def showing(me: Asking, number: int) -> dict[str, Any]:
    return told(asked(me, number).election)


@doors.writes(
    "/elections/{number}/papers",
    "papers",
    message("Record how many ballots were issued and came back"),
    CountOut,
    message("The numbers of ballots are on record."),
    "3 --issued 280 --returned 279",
)
def papers(me: Asking, number: int, given: PapersIn) -> dict[str, Any]:
    found = _officer(me, number)
    return told(
        actions.record_papers(
            actor=me.user,
            election=found.election,
            issued=given.issued,
            returned=given.returned,
            pack=me.pack,
            confirmed=given.confirmed,
        )
    )


@doors.writes(
    "/elections/{number}/piles",
    "pile",
    message("Put a pile on one's own tally sheet"),
    SheetOut,
    message("The pile is on your sheet."),
    "3 --pile 1 --valid 48 --invalid 2 --votes c1=40,5,3,0 --votes c2=31,9,8,0",
)
def putting(me: Asking, number: int, given: PileIn) -> dict[str, Any]:
    found = _teller(me, number)
    votes, written = _votes(given.votes), _written(given.written)
    if not (votes or given.valid):
        votes = {one.key: Votes() for one in on_ballot(found.election)}
    pile = Pile(given.pile.strip(), given.valid, given.invalid, votes, written)
    return told_of_sheet(actions.put_pile(actor=me.user, election=found.election, pile=pile))


@doors.writes(
    "/elections/{number}/piles/drop",
    "drop",
    message("Take a pile off one's own tally sheet"),
    SheetOut,
    message("The pile is taken off your sheet."),
    "3 --pile 1",
)
def dropping(me: Asking, number: int, given: PileName) -> dict[str, Any]:
    found = _teller(me, number)
    return told_of_sheet(actions.drop_pile(actor=me.user, election=found.election, name=given.pile))


@doors.writes(
    "/elections/{number}/sheet",
    "hand-in",
    message("Hand one's own tally sheet in"),
    SheetOut,
    message("Your sheet is handed in."),
    "3",
)
def handing_in(me: Asking, number: int) -> dict[str, Any]:
    found = _teller(me, number)
    return told_of_sheet(actions.hand_in_sheet(actor=me.user, election=found.election, pack=me.pack))


@doors.writes(
    "/elections/{number}/sheet/back",
    "take-back",
    message("Take one's own tally sheet back, where the two differ"),
    SheetOut,
    message("Your sheet is yours again; correct it and hand it in."),
    "3",
)
def taking_back(me: Asking, number: int) -> dict[str, Any]:
    found = _teller(me, number)
    return told_of_sheet(actions.take_sheet_back(actor=me.user, election=found.election, pack=me.pack))


@doors.writes(
    "/elections/{number}/count",
    "count",
    message("Count an election that is closed"),
    CountOut,
    message("The election is counted."),
    "3",
)
def counting(me: Asking, number: int) -> dict[str, Any]:
    found = _officer(me, number)
    return told(actions.count_election(actor=me.user, election=found.election, pack=me.pack))


@doors.writes(
    "/elections/{number}/publish",
    "publish",
    message("Publish the ballots and the count"),
    CountOut,
    message("Published: anybody can download the ballots and count again."),
    "3",
)
def publishing(me: Asking, number: int) -> dict[str, Any]:
    found = _officer(me, number)
    return told(actions.publish_election(actor=me.user, election=found.election, pack=me.pack))


@doors.writes(
    "/elections/{number}/pass-on",
    "pass-on",
    message("Pass a published result on to the congress"),
    CountOut,
    message("The congress has the result."),
    "3 --unfilled 另行选举",
)
def passing_on(me: Asking, number: int, given: PassingIn) -> dict[str, Any]:
    # delegates are passed on by the union of their college, which the act judges
    found = asked(me, number)
    require(found.watches or found.leads or found.elects, ONLY_OFFICERS)
    passing = Passing(given.tie, given.unfilled, given.renews, tuple(given.decided), given.vacant)
    return told(actions.pass_result_on(actor=me.user, election=found.election, passing=passing, pack=me.pack))


def _officer(me: Asking, number: int) -> Standing:
    found = asked(me, number)
    require(found.watches or found.leads, ONLY_OFFICERS)
    return found


def _teller(me: Asking, number: int) -> Standing:
    found = asked(me, number)
    require(tells(found.election, me.user), ONLY_TELLERS)
    return found


def _votes(lines: list[str]) -> dict[str, Votes]:
    """Raises CaseRefused for a line of which one cannot make sense."""
    found = {}
    for line in lines:
        key, _, numbers = line.partition("=")
        counts = [_whole(one, line) for one in numbers.replace("，", ",").split(",")]
        if not 1 <= len(counts) <= 4 or key.strip() in found:
            raise CaseRefused(message("“{line}”: write c1=40,5,3,0, each candidate once.", line=line))
        found[key.strip()] = Votes(*counts)
    return found


def _written(lines: list[str]) -> dict[str, int]:
    """Raises CaseRefused."""
    found: dict[str, int] = {}
    for line in lines:
        name, _, times = line.rpartition("=")
        found[name.strip()] = found.get(name.strip(), 0) + _whole(times, line)
    return found


def _whole(text: str, line: str) -> int:
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(MOST_BALLOTS))):
        raise CaseRefused(message("“{line}”: write whole numbers.", line=line))
    return int(digits)

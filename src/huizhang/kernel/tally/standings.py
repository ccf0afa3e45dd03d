"""Who got how many votes, and who is elected by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from huizhang.kernel.tally.ballots import Mark, Read
from huizhang.kernel.tally.election import Election, TieRule


@dataclass(frozen=True, slots=True)
class Standing:
    """`id` is None for somebody who was written in."""

    id: str | None
    name: str
    approve: int
    oppose: int = 0
    abstain: int = 0
    illegible: int = 0
    elected: bool = False
    withdrawn: bool = False

    def named(self) -> dict[str, Any]:
        return {"id": self.id, "name": self.name}

    def as_dict(self) -> dict[str, Any]:
        votes = ("approve", "oppose", "abstain", "illegible", "elected")
        return {**self.named(), **{name: getattr(self, name) for name in votes}}


@dataclass(frozen=True, slots=True)
class NextRound:
    candidates: tuple[Standing, ...]
    seats: int

    def as_dict(self) -> dict[str, Any]:
        return {"candidates": [one.named() for one in self.candidates], "seats": self.seats}


@dataclass(frozen=True, slots=True)
class Filled:
    """`ties` are those tied at the last seat; `vacant` seats stay empty in this round."""

    standings: tuple[Standing, ...]
    reached: int
    ties: tuple[Standing, ...]
    vacant: int
    next_round: NextRound | None


def standings(election: Election, valid: Iterable[Read]) -> tuple[Standing, ...]:
    """Candidates as the ballot lists them, then those written in: the most votes first, then by name."""
    ballots = list(valid)
    marks = {one.id: Counter(read.marks[one.id] for read in ballots) for one in election.candidates}
    listed = [
        Standing(
            one.id,
            one.name,
            marks[one.id][Mark.APPROVE],
            marks[one.id][Mark.OPPOSE],
            marks[one.id][Mark.ABSTAIN],
            marks[one.id][Mark.ILLEGIBLE],
            withdrawn=one.withdrawn,
        )
        for one in election.candidates
    ]
    written = Counter(name for read in ballots for name in read.written)
    others = [Standing(None, name, votes) for name, votes in written.items()]
    return (*listed, *sorted(others, key=lambda one: (-one.approve, one.name)))


def filled(election: Election, found: Sequence[Standing], base: int) -> Filled:
    """The seats for those who reached the share, the most votes first; a tie at the last seat stays open."""
    able = [one for one in found if not one.withdrawn and _reaches(election, one, base)]
    elected, ties = _within(able, election.seats)
    marked = tuple(replace(one, elected=one in elected) for one in found)
    vacant = election.seats - len(elected)
    return Filled(marked, len(able), tuple(ties), vacant, _next_round(election, marked, ties, vacant))


def _reaches(election: Election, one: Standing, base: int) -> bool:
    needed = election.rules.needed
    return one.approve > 0 and (needed is None or needed.reached(one.approve, base))


def _within(able: Sequence[Standing], seats: int) -> tuple[list[Standing], list[Standing]]:
    """Those surely elected, and those tied for what is left."""
    if len(able) <= seats:
        return list(able), []
    ranked = sorted((one.approve for one in able), reverse=True)
    last, next_after = ranked[seats - 1], ranked[seats]
    if last > next_after:
        return [one for one in able if one.approve >= last], []
    return [one for one in able if one.approve > last], [one for one in able if one.approve == last]


def _next_round(
    election: Election, found: Iterable[Standing], ties: Sequence[Standing], vacant: int
) -> NextRound | None:
    """A run-off among the tied; where too few reached the share, the unelected stand again."""
    if ties:
        return NextRound(tuple(ties), vacant) if election.rules.tie is TieRule.RUNOFF else None
    left = tuple(one for one in found if not one.elected and not one.withdrawn)
    return NextRound(left, vacant) if vacant and left else None

"""The count: which ballots are valid, whom they elect, and every step in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.tally.ballots import Ballot, read
from huizhang.kernel.tally.election import Base, Election, void_by_papers
from huizhang.kernel.tally.explaining import Numbers, of_ballots, of_seats
from huizhang.kernel.tally.standings import NextRound, Standing, filled, standings

NO_QUORUM = message("Fewer were present than the quorum asks for; nobody is elected.")


@dataclass(frozen=True, slots=True)
class Count:
    """`base` is the number of whom a share was needed. Void or without a quorum it elects nobody."""

    valid: int
    invalid: int
    base: int
    quorum_met: bool
    void_reason: Message | None
    candidates: tuple[Standing, ...]
    ties: tuple[Standing, ...]
    vacant: int
    next_round: NextRound | None
    steps: tuple[Message, ...]

    @property
    def void(self) -> bool:
        return self.void_reason is not None

    @property
    def failed(self) -> Message | None:
        """Why it elects nobody, so that the election is repeated."""
        return self.void_reason if self.void or self.quorum_met else NO_QUORUM

    @property
    def elected(self) -> tuple[Standing, ...]:
        return tuple(one for one in self.candidates if one.elected)

    def as_dict(self, translate: Callable[[str], str] = str) -> dict[str, Any]:
        """As `huizhang count --json` prints it."""
        following = self.next_round
        return {
            "valid": self.valid,
            "invalid": self.invalid,
            "base": self.base,
            "quorum_met": self.quorum_met,
            "void": self.void,
            "void_reason": self.void_reason.say(translate) if self.void_reason else None,
            "candidates": [one.as_dict() for one in self.candidates],
            "elected": [one.named() for one in self.elected],
            "ties": [one.named() for one in self.ties],
            "vacant": self.vacant,
            "next_round": following.as_dict() if following else None,
            "steps": [step.say(translate) for step in self.steps],
        }


@dataclass(frozen=True, slots=True)
class Totals:
    """What a pile of ballots says once it is read, or what tellers wrote on their tally sheets.

    `standings` are those of valid ballots; `doubtful` has how often a name was written in that two candidates
    have.
    """

    valid: int
    invalid: int
    standings: tuple[Standing, ...]
    doubtful: Mapping[str, int] = field(default_factory=dict)

    @property
    def ballots(self) -> int:
        return self.valid + self.invalid


def count(election: Election, ballots: Iterable[Ballot]) -> Count:
    """Of all returned ballots, in whatever order. Raises ValueError where their number is not `returned`."""
    return count_totals(election, totals_of(election, ballots))


def totals_of(election: Election, ballots: Iterable[Ballot]) -> Totals:
    reads = [read(ballot, election) for ballot in ballots]
    valid = [one for one in reads if one.valid]
    doubtful = Counter(name for one in valid for name in one.doubtful)
    return Totals(len(valid), len(reads) - len(valid), standings(election, valid), doubtful)


def count_totals(election: Election, totals: Totals) -> Count:
    """Whom these totals elect. Raises ValueError where their ballots are not as many as `returned`."""
    if totals.ballots != election.returned:
        raise ValueError(f"{totals.ballots} ballots, {election.returned} returned")
    numbers = Numbers(totals.valid, totals.invalid, _base(election, totals.valid))
    quorum_met = election.rules.quorum.reached(election.present, election.entitled)
    void = void_by_papers(election.issued, election.returned)
    opening = of_ballots(election, numbers, quorum_met, void)
    plain, found = (numbers.valid, numbers.invalid, numbers.base), totals.standings
    if void is not None or not quorum_met:
        return Count(*plain, quorum_met, void, found, (), election.seats, None, tuple(opening))
    seats = filled(election, found, numbers.base)
    steps = (*opening, *_doubtful(totals), *of_seats(election, seats, numbers.base))
    return Count(*plain, True, None, seats.standings, seats.ties, seats.vacant, seats.next_round, steps)


def _base(election: Election, valid: int) -> int:
    return {Base.PRESENT: election.present, Base.ENTITLED: election.entitled, Base.VALID: valid}[
        election.rules.base
    ]


def _doubtful(totals: Totals) -> Iterable[Message]:
    for name, times in sorted(totals.doubtful.items()):
        yield message(
            "{name} was written in {n} times; two candidates have this name, so it counts for nobody.",
            name=name,
            n=times,
        )

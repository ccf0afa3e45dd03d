"""The count: which ballots are valid, whom they elect, and every step in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.tally.ballots import Ballot, Read, read
from huizhang.kernel.tally.election import Base, Election
from huizhang.kernel.tally.explaining import Numbers, of_ballots, of_seats
from huizhang.kernel.tally.standings import NextRound, Standing, filled, standings


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


def count(election: Election, ballots: Iterable[Ballot]) -> Count:
    """Of all returned ballots, in whatever order. Raises ValueError where their number is not `returned`."""
    reads = [read(ballot, election) for ballot in ballots]
    if len(reads) != election.returned:
        raise ValueError(f"{len(reads)} ballots, {election.returned} returned")
    valid = [one for one in reads if one.valid]
    numbers = Numbers(len(valid), len(reads) - len(valid), _base(election, len(valid)))
    quorum_met = election.rules.quorum.reached(election.present, election.entitled)
    void = _void(election)
    opening = of_ballots(election, numbers, quorum_met, void)
    found = standings(election, valid)
    if void is not None or not quorum_met:
        return Count(*_plain(numbers), quorum_met, void, found, (), election.seats, None, tuple(opening))
    seats = filled(election, found, numbers.base)
    steps = (*opening, *_doubtful(valid), *of_seats(election, seats, numbers.base))
    return Count(
        *_plain(numbers), True, None, seats.standings, seats.ties, seats.vacant, seats.next_round, steps
    )


def _base(election: Election, valid: int) -> int:
    return {Base.PRESENT: election.present, Base.ENTITLED: election.entitled, Base.VALID: valid}[
        election.rules.base
    ]


def _plain(numbers: Numbers) -> tuple[int, int, int]:
    return numbers.valid, numbers.invalid, numbers.base


def _void(election: Election) -> Message | None:
    if election.returned <= election.issued:
        return None
    return message(
        "{returned} ballots came back, but only {issued} were issued: the election is void.",
        returned=election.returned,
        issued=election.issued,
    )


def _doubtful(valid: Sequence[Read]) -> Iterable[Message]:
    for name in sorted({name for one in valid for name in one.doubtful}):
        times = sum(name in one.doubtful for one in valid)
        yield message(
            "{name} was written in {n} times; two candidates have this name, so it counts for nobody.",
            name=name,
            n=times,
        )

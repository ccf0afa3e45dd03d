"""What is decided before the first ballot is issued: seats, candidates, numbers, rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from huizhang.kernel.message import Message, message


class Base(StrEnum):
    """Of whom a candidate needs the share: the present, the entitled, or the valid ballots."""

    PRESENT = "present"
    ENTITLED = "entitled"
    VALID = "valid"


class TieRule(StrEnum):
    """What follows a tie at the last seat; by show of hands it is settled and recorded elsewhere."""

    RUNOFF = "runoff"
    VACANT = "vacant"
    SHOW_OF_HANDS = "show_of_hands"


@dataclass(frozen=True, slots=True)
class Share:
    """At least `of` the base, or `strictly` more than it."""

    of: Fraction
    strictly: bool

    def reached(self, number: int, base: int) -> bool:
        left, right = number * self.of.denominator, base * self.of.numerator
        return left > right if self.strictly else left >= right


@dataclass(frozen=True, slots=True)
class Rules:
    """`quorum` is a share of the entitled; without `needed` the most votes elect (plurality)."""

    quorum: Share
    base: Base
    needed: Share | None
    tie: TieRule
    write_ins: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """`withdrawn` after the ballots were printed: the name stands on them, its votes count for nothing."""

    id: str
    name: str
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Follows:
    """The election before by its id and the SHA-256 of what was frozen when it opened: a further round goes
    on from it, one that `repeats` takes its place."""

    election: str
    opening: str
    repeats: bool


@dataclass(frozen=True, slots=True)
class Election:
    """`present` is frozen when ballots are issued; whoever checks in later has none."""

    id: str
    title: str
    seats: int
    candidates: tuple[Candidate, ...]
    entitled: int
    present: int
    issued: int
    returned: int
    rules: Rules
    follows: Follows | None = None


def void_by_papers(issued: int, returned: int) -> Message | None:
    """Why so many ballots cannot have been cast by those who got one."""
    if returned <= issued:
        return None
    return message(
        "{returned} ballots came back, but only {issued} were issued: the election is void.",
        returned=returned,
        issued=issued,
    )


def faults_of(election: Election) -> Iterator[Message]:
    """Why these numbers cannot be those of an election; more returned than issued can, and voids it."""
    if election.seats < 1:
        yield message("An election fills at least one seat.")
    if min(election.entitled, election.present, election.issued, election.returned) < 0:
        yield message("A number of people or ballots cannot be negative.")
    if election.entitled == 0:
        yield message("Nobody is entitled to vote; correct the number.")
    if election.present > election.entitled:
        yield message(
            "{present} are said to be present, but only {entitled} are entitled.",
            present=election.present,
            entitled=election.entitled,
        )
    if election.issued > election.present:
        yield message(
            "{issued} ballots are said to be issued to {present} present; nobody has two, and nobody votes "
            "for another.",
            issued=election.issued,
            present=election.present,
        )
    yield from _of_candidates(election.candidates)


def _of_candidates(candidates: tuple[Candidate, ...]) -> Iterator[Message]:
    ids = [one.id for one in candidates]
    for repeated in sorted({one for one in ids if ids.count(one) > 1}):
        yield message("Two candidates have the id {id}; each needs its own.", id=repeated)
    if any(not one.id or not one.name.strip() for one in candidates):
        yield message("Every candidate needs an id and a name.")

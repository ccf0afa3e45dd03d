"""Who gets the seats by the votes, of a constituency as a whole or of each of its grades. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """Who gets the seats; `tied` have equal votes for fewer places than they are."""

    elected: tuple[str, ...]
    alternates: tuple[str, ...]
    tied: tuple[str, ...] = ()

    def settled(self) -> Standing:
        """Without those tied: no seat is theirs yet, and none waits for them."""
        elected = tuple(one for one in self.elected if one not in self.tied)
        return Standing(elected, tuple(one for one in self.alternates if one not in self.tied), self.tied)


@dataclass(frozen=True, slots=True)
class Grades:
    """The grade `of` each candidate by number, and how many seats each grade has `left`."""

    of: Mapping[str, str]
    left: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class GradeSeats:
    """The seats of a grade in a constituency as they are frozen, how many have one and how many wait for
    the election."""

    grade: str
    seats: int
    taken: int
    waiting: int

    @property
    def left(self) -> int:
        return max(0, self.seats - self.taken)

    @property
    def status(self) -> str:
        """A status of a finding: more than the seats are too many, and for the rest candidates are needed."""
        if self.taken > self.seats:
            return "fail"
        if self.left > self.waiting:
            return "needs_reason"
        return "pass" if self.seats and not self.left else "not_applicable"


def standing(
    votes: Mapping[str, int],
    seats: int,
    needed: int,
    decided: Sequence[str] = (),
    grades: Grades | None = None,
) -> Standing:
    """By votes, down to those `needed`; `decided` names first whom a run-off preferred among equals. With
    `grades` each fills no more than its own seats."""
    order = {number: place for place, number in enumerate(decided)}
    able = [number for number, count in votes.items() if count >= needed]
    ranked = sorted(able, key=lambda one: (-votes[one], order.get(one, len(order)), one))
    if grades is None:
        return Standing(tuple(ranked[:seats]), tuple(ranked[seats:]), _tied(votes, ranked, seats, order))
    within = _within(ranked, grades)
    elected = tuple(within[:seats])
    tied = (*_tied(votes, within, seats, order), *_tied_in_grades(votes, ranked, within, grades, order))
    alternates = tuple(one for one in ranked if one not in elected)
    return Standing(elected, alternates, tuple(dict.fromkeys(tied)))


def _within(ranked: Sequence[str], grades: Grades) -> list[str]:
    """As many of each grade as it has seats."""
    taken: Counter[str] = Counter()
    found = []
    for one in ranked:
        grade = grades.of.get(one, "")
        if taken[grade] < grades.left.get(grade, 0):
            taken[grade] += 1
            found.append(one)
    return found


def _tied_in_grades(
    votes: Mapping[str, int],
    ranked: Sequence[str],
    within: Sequence[str],
    grades: Grades,
    order: Mapping[str, int],
) -> tuple[str, ...]:
    found: list[str] = []
    for grade in sorted(set(grades.of.values())):
        own = [one for one in ranked if grades.of.get(one) == grade]
        found += _tied(votes, own, sum(one in within for one in own), order)
    return tuple(found)


def _tied(
    votes: Mapping[str, int], ranked: Sequence[str], seats: int, order: Mapping[str, int]
) -> tuple[str, ...]:
    """Those with the votes of the last seat on whom nothing decided, where one more of them has no seat."""
    if len(ranked) <= seats or not seats:
        return ()
    last = votes[ranked[seats - 1]]
    if votes[ranked[seats]] != last:
        return ()
    within = {number for number in ranked[:seats] if votes[number] == last}
    equal = [number for number in ranked if votes[number] == last]
    return () if within <= order.keys() else tuple(one for one in equal if one not in order)

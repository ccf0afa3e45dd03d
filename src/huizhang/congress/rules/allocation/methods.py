"""The usual methods side by side, and what other totals would mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from huizhang.congress.rules.allocation.conflict import Conflict, club_seats
from huizhang.congress.rules.allocation.demands import Demands
from huizhang.congress.rules.allocation.deviation import Lines, deviation
from huizhang.congress.rules.allocation.dividing import divide, obstacle, totals
from huizhang.congress.rules.allocation.electorate import Electorate
from huizhang.congress.rules.allocation.result import Deviation
from huizhang.kernel.apportionment import largest_remainder, sainte_lague
from huizhang.kernel.message import Message, message
from huizhang.policy.seating import Seating


@dataclass(frozen=True, slots=True)
class Method:
    """`uncovered` counts the colleges and grades with students that get no seat."""

    name: Message
    deviation: Deviation
    uncovered: int


@dataclass(frozen=True, slots=True)
class Point:
    """One total: students for each delegate of a college, overall and in the colleges with most and fewest.

    `fits` tells whether all floors can be kept; where they cannot, `most` and `fewest` may be None. `overall`
    is None where clubs take all seats.
    """

    total: int
    overall: Fraction | None
    most: Fraction | None
    fewest: Fraction | None
    fits: bool
    enough: bool


def side_by_side(people: Electorate, seating: Seating, total: int) -> tuple[Method, ...]:
    """The first is ours where it can be computed; the others know no floors."""
    seats = total - club_seats(people, seating)
    divided = divide(people, seating, total)
    found = [] if isinstance(divided, Conflict) else [(message("biproportional"), divided.cells.seats)]
    if seats >= 0 and people.students:
        found += [
            (
                message("Sainte-Laguë over all cells"),
                _lines(people, sainte_lague(_flat(people), seats).seats),
            ),
            (
                message("largest remainder over all cells"),
                _lines(people, largest_remainder(_flat(people), seats).seats),
            ),
            (message("largest remainder by college, then by grade"), nested(people.matrix, seats)),
        ]
    return tuple(
        Method(name, deviation(people.matrix, lines), _uncovered(people.matrix, lines))
        for name, lines in found
    )


def nested(people: Lines, seats: int) -> tuple[tuple[int, ...], ...]:
    """Largest remainder among the colleges, then inside each."""
    colleges = largest_remainder([sum(line) for line in people], seats).seats
    return tuple(largest_remainder(line, given).seats for line, given in zip(people, colleges, strict=True))


def _flat(people: Electorate) -> list[int]:
    return [inside for line in people.matrix for inside in line]


def _lines(people: Electorate, seats: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    width = len(people.grades)
    return tuple(seats[place : place + width] for place in range(0, len(seats), width))


def _uncovered(people: Lines, seats: Lines) -> int:
    pairs = [
        *zip(people, seats, strict=True),
        *zip(zip(*people, strict=True), zip(*seats, strict=True), strict=True),
    ]
    return sum(any(inside) and not any(given) for inside, given in pairs)


def what_if(people: Electorate, demands: Demands, given: Iterable[int]) -> Iterator[Point]:
    """The `given` totals are positive."""
    for total in given:
        found, inside = totals(people, demands.seating, total), total - club_seats(people, demands.seating)
        seats = () if isinstance(found, Conflict) else found.colleges.seats
        rates = [
            Fraction(students, delegates)
            for students, delegates in zip(people.by_college.values(), seats, strict=False)
            if delegates
        ]
        yield Point(
            total,
            Fraction(people.students, inside) if inside > 0 else None,
            max(rates, default=None),
            min(rates, default=None),
            obstacle(people, demands.seating, total) is None,
            total >= demands.minimum(people.students),
        )

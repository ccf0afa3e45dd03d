"""Sharing out the seats once: colleges and grades by Sainte-Laguë, cells by the biproportional method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huizhang.congress.rules.allocation.clubs import without_own_delegates, without_voice
from huizhang.congress.rules.allocation.conflict import (
    Conflict,
    club_seats,
    conflict_of_delegates,
    conflict_of_floors,
    conflict_of_numbers,
    conflict_of_totals,
    conflict_of_voices,
    floors,
)
from huizhang.congress.rules.allocation.electorate import Electorate
from huizhang.congress.rules.allocation.result import Tied
from huizhang.kernel.apportionment import Biproportional, Shares, biproportional, sainte_lague, shortage
from huizhang.policy.seating import DUAL, Seating


@dataclass(frozen=True, slots=True)
class Totals:
    colleges: Shares
    grades: Shares


@dataclass(frozen=True, slots=True)
class Divided(Totals):
    cells: Biproportional


def totals(people: Electorate, seating: Seating, total: int) -> Totals | Conflict:
    """`total` seats in all, those of the clubs included."""
    if wrong := conflict_of_floors(people, seating, total):
        return wrong
    seats = total - club_seats(people, seating)
    if wrong := conflict_of_numbers(people, seats) or _own_delegates(people, seating):
        return wrong
    by_college, by_grade = dict(people.by_college), dict(people.by_grade)
    rows = sainte_lague([*by_college.values()], seats, floors(by_college, seating.college_floor))
    columns = sainte_lague([*by_grade.values()], seats, floors(by_grade, seating.grade_floor))
    if short := shortage(people.matrix, rows.seats, columns.seats):
        return conflict_of_totals(people, rows.seats, columns.seats, short)
    return Totals(rows, columns)


def divide(people: Electorate, seating: Seating, total: int) -> Divided | Conflict:
    found = totals(people, seating, total)
    if isinstance(found, Conflict):
        return found
    cells = biproportional(people.matrix, found.colleges.seats, found.grades.seats)
    return _voices(people, seating, cells) or Divided(found.colleges, found.grades, cells)


def obstacle(people: Electorate, seating: Seating, total: int) -> Conflict | None:
    """Whether the seats can be shared out; only delegates who speak for clubs need the cells for that."""
    found = (divide if seating.clubs == DUAL else totals)(people, seating, total)
    return found if isinstance(found, Conflict) else None


def _own_delegates(people: Electorate, seating: Seating) -> Conflict | None:
    if seating.clubs == DUAL:
        return None
    clubs, short = without_own_delegates(people, seating.club_seats)
    return conflict_of_delegates(clubs, seating.club_seats, short) if clubs else None


def _voices(people: Electorate, seating: Seating, cells: Biproportional) -> Conflict | None:
    if seating.clubs != DUAL:
        return None
    seats = {
        (college, grade): cells.seats[i][j]
        for i, college in enumerate(people.colleges)
        for j, grade in enumerate(people.grades)
    }
    silent = without_voice(people, seats)
    return conflict_of_voices(silent) if silent else None


def named_ties(people: Electorate, divided: Divided) -> Iterator[Tied]:
    for dimension, names, shares in (
        ("college", people.colleges, divided.colleges),
        ("grade", people.grades, divided.grades),
    ):
        if shares.tie:
            yield Tied(dimension, _chosen(names, shares.tie.members), shares.tie.seats)
    for tie in divided.cells.ties:
        cells = tuple(f"{people.colleges[i]} {people.grades[j]}" for i, j in tie.cells)
        yield Tied("cell", cells, tie.seats)


def _chosen(names: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    return tuple(names[place] for place in places)

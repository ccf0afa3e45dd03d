"""The seats of a congress, from the students whom it represents."""

from __future__ import annotations

from collections.abc import Iterator

from huizhang.congress.rules.allocation.conflict import Conflict
from huizhang.congress.rules.allocation.demands import Demands
from huizhang.congress.rules.allocation.deviation import deviation
from huizhang.congress.rules.allocation.dividing import Divided, divide, named_ties
from huizhang.congress.rules.allocation.electorate import Electorate
from huizhang.congress.rules.allocation.result import Allocation, Cell, Infeasible, Multipliers
from huizhang.congress.rules.allocation.ways_out import ways_out
from huizhang.kernel.message import Message, message
from huizhang.policy.seating import POOL, Seating


def allocate(people: Electorate, demands: Demands, total: int) -> Allocation | Infeasible:
    """`total` seats in all. Somebody must be in `people`, and `total` be positive."""
    divided = divide(people, demands.seating, total)
    minimum, warned = demands.minimum(people.students), tuple(_warnings(people, demands, total))
    if isinstance(divided, Conflict):
        options = ways_out(people, demands.seating, total, divided)
        return Infeasible(total, minimum, divided.clashing, divided.short_by, options, warned)
    cells = tuple(_cells(people, divided))
    crowded = tuple(_crowded(cells))
    return Allocation(
        total,
        minimum,
        dict(zip(people.colleges, divided.colleges.seats, strict=True)),
        dict(zip(people.grades, divided.grades.seats, strict=True)),
        cells,
        dict.fromkeys(people.clubs, _each(demands.seating)),
        _certificate(people, divided),
        tuple(named_ties(people, divided)),
        deviation(people.matrix, divided.cells.seats),
        warned + crowded,
    )


def _each(seating: Seating) -> int:
    """Seats of its own, or delegates who speak for it, too."""
    return seating.club_seats if seating.clubs == POOL else 1


def _cells(people: Electorate, divided: Divided) -> Iterator[Cell]:
    for i, college in enumerate(people.colleges):
        for j, grade in enumerate(people.grades):
            yield Cell(college, grade, people.matrix[i][j], divided.cells.seats[i][j])


def _certificate(people: Electorate, divided: Divided) -> Multipliers:
    certificate = divided.cells.certificate
    return Multipliers(
        dict(zip(people.colleges, certificate.rows, strict=True)),
        dict(zip(people.grades, certificate.columns, strict=True)),
    )


def _warnings(people: Electorate, demands: Demands, total: int) -> Iterator[Message]:
    if total < demands.minimum(people.students):
        yield demands.too_few(total, people.students)
    if people.stated is not None and people.stated != people.students:
        yield message(
            "{stated} students are stated, but the rows come to {counted}: a difference of {difference}",
            stated=people.stated,
            counted=people.students,
            difference=abs(people.stated - people.students),
        )
    if people.clubs and not people.members_known:
        yield message("nobody's clubs are on record: whether the clubs can send delegates cannot be told")
    elif empty := [club for club, members in people.members.items() if not members]:
        yield message("clubs without a member on record: {names}", names=empty)
    yield from _small(people, demands.seating)


def _small(people: Electorate, seating: Seating) -> Iterator[Message]:
    for floor, students in (
        (seating.college_floor, people.by_college),
        (seating.grade_floor, people.by_grade),
    ):
        for name, count in students.items():
            if 0 < count < floor:
                yield message(
                    "{name} has {students} students and cannot fill the floor of {floor} seats",
                    name=name,
                    students=count,
                    floor=floor,
                )
            elif not count:
                yield message("{name} has no students and gets no seat", name=name)


def _crowded(cells: tuple[Cell, ...]) -> Iterator[Message]:
    for cell in cells:
        if cell.seats > cell.students:
            yield message(
                "{college} {grade} gets {seats} seats for {students} students",
                college=cell.college,
                grade=cell.grade,
                seats=cell.seats,
                students=cell.students,
            )

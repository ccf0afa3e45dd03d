"""An allocation as pages show it: a table with its sums, its certificate and its ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from huizhang.kernel.message import Message, message

DIMENSIONS = {
    "college": message("college"),
    "grade": message("grade"),
    "cell": message("college and grade"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A college, or (in `Sheet.grades`) a grade: `cells` are (grade, students, seats)."""

    name: str
    students: int
    seats: int
    multiplier: str
    cells: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """`ties` are (dimension, names, seats)."""

    lines: tuple[Line, ...]
    grades: tuple[Line, ...]
    students: int
    seats: int
    total: int
    minimum: int
    clubs: tuple[tuple[str, int], ...]
    ties: tuple[tuple[Message, list[str], int], ...]


def sheet_of(result: dict[str, Any]) -> Sheet:
    """`result` is an allocation as JSON (`Allocation.as_dict`)."""
    cells = [(one["college"], one["grade"], one["students"], one["seats"]) for one in result["cells"]]
    lines = tuple(
        Line(
            name,
            sum(students for college, _, students, _ in cells if college == name),
            seats,
            result["certificate"]["colleges"][name],
            tuple((grade, students, given) for college, grade, students, given in cells if college == name),
        )
        for name, seats in result["colleges"].items()
    )
    grades = tuple(
        Line(
            name,
            sum(students for _, grade, students, _ in cells if grade == name),
            seats,
            result["certificate"]["grades"][name],
        )
        for name, seats in result["grades"].items()
    )
    return Sheet(
        lines,
        grades,
        sum(line.students for line in lines),
        sum(line.seats for line in lines),
        result["total"],
        result["minimum_total"],
        tuple(result["clubs"].items()),
        tuple((DIMENSIONS[tie["dimension"]], tie["names"], tie["seats"]) for tie in result["ties"]),
    )

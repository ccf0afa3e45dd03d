"""What comes of sharing out the seats: an allocation, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from huizhang.kernel.message import Message
from huizhang.kernel.verdict import plain


@dataclass(frozen=True, slots=True)
class Cell:
    college: str
    grade: str
    students: int
    seats: int


@dataclass(frozen=True, slots=True)
class Tied:
    """`seats` seats belong equally to all of `names`, who are more; `dimension` is college, grade or cell."""

    dimension: str
    names: tuple[str, ...]
    seats: int


@dataclass(frozen=True, slots=True)
class Deviation:
    """The furthest that any college, any grade and any cell is from its exact quota, in seats."""

    college: Fraction
    grade: Fraction
    cell: Fraction

    def as_dict(self) -> dict[str, float]:
        """To four places, for reading only."""
        return {name: round(float(getattr(self, name)), 4) for name in ("college", "grade", "cell")}


@dataclass(frozen=True, slots=True)
class Multipliers:
    """The certificate: students of a cell times those of its college and grade, rounded, are its seats."""

    colleges: Mapping[str, Fraction]
    grades: Mapping[str, Fraction]

    def as_dict(self) -> dict[str, dict[str, str]]:
        """Each multiplier as a fraction: `3/5`."""
        return {
            "colleges": {name: str(factor) for name, factor in self.colleges.items()},
            "grades": {name: str(factor) for name, factor in self.grades.items()},
        }


@dataclass(frozen=True, slots=True)
class Allocation:
    """`cells` has every college with every grade. Where there are `ties`, the first by name are shown."""

    total: int
    minimum_total: int
    colleges: Mapping[str, int]
    grades: Mapping[str, int]
    cells: tuple[Cell, ...]
    clubs: Mapping[str, int]
    certificate: Multipliers
    ties: tuple[Tied, ...]
    deviation: Deviation
    warnings: tuple[Message, ...]

    def as_dict(self, translate: Callable[[str], str] = str) -> dict[str, Any]:
        return {
            "total": self.total,
            "minimum_total": self.minimum_total,
            "colleges": dict(self.colleges),
            "grades": dict(self.grades),
            "cells": [asdict(cell) for cell in self.cells],
            "clubs": dict(self.clubs),
            "certificate": self.certificate.as_dict(),
            "ties": [plain(asdict(tie)) for tie in self.ties],
            "deviation": self.deviation.as_dict(),
            "warnings": [said.say(translate) for said in self.warnings],
        }


@dataclass(frozen=True, slots=True)
class Infeasible:
    """`conflict` names what cannot hold together, `options` are ways out that were tried and work."""

    total: int
    minimum_total: int
    conflict: tuple[Message, ...]
    short_by: int
    options: tuple[Message, ...]
    warnings: tuple[Message, ...]

    def as_dict(self, translate: Callable[[str], str] = str) -> dict[str, Any]:
        return {
            "total": self.total,
            "minimum_total": self.minimum_total,
            "infeasible": {
                "conflict": [said.say(translate) for said in self.conflict],
                "short_by": self.short_by,
                "options": [said.say(translate) for said in self.options],
            },
            "warnings": [said.say(translate) for said in self.warnings],
        }

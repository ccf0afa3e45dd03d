"""Whom the seats are for: students by college and grade, and the major clubs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Group:
    """Students of one college and grade who are in the same major clubs."""

    college: str
    grade: str
    students: int
    clubs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Electorate:
    """`clubs` are the major ones; `stated` is how many students somebody says there are in all."""

    groups: tuple[Group, ...]
    clubs: tuple[str, ...] = ()
    stated: int | None = None

    @cached_property
    def cells(self) -> Mapping[tuple[str, str], int]:
        """Students by college and grade."""
        found: Counter[tuple[str, str]] = Counter()
        for group in self.groups:
            found[group.college, group.grade] += group.students
        return found

    @cached_property
    def colleges(self) -> tuple[str, ...]:
        return tuple(sorted({group.college for group in self.groups}))

    @cached_property
    def grades(self) -> tuple[str, ...]:
        return tuple(sorted({group.grade for group in self.groups}))

    @cached_property
    def matrix(self) -> tuple[tuple[int, ...], ...]:
        """Students; a row for each college, a column for each grade."""
        cells = self.cells
        return tuple(
            tuple(cells.get((college, grade), 0) for grade in self.grades) for college in self.colleges
        )

    @property
    def students(self) -> int:
        return sum(group.students for group in self.groups)

    @cached_property
    def by_college(self) -> Mapping[str, int]:
        return dict(zip(self.colleges, map(sum, self.matrix), strict=True))

    @cached_property
    def by_grade(self) -> Mapping[str, int]:
        return dict(zip(self.grades, map(sum, zip(*self.matrix, strict=True)), strict=True))

    @property
    def members_known(self) -> bool:
        """Whether anybody's clubs are on record; otherwise nothing can be said of them."""
        return any(group.clubs for group in self.groups)

    @cached_property
    def members(self) -> Mapping[str, int]:
        """Members of each major club."""
        found = dict.fromkeys(self.clubs, 0)
        for group in self.groups:
            for club in group.clubs & found.keys():
                found[club] += group.students
        return found


def electorate(cells: Mapping[tuple[str, str], int], stated: int | None = None) -> Electorate:
    """From numbers by college and grade alone."""
    return Electorate(tuple(Group(*cell, students) for cell, students in cells.items()), (), stated)

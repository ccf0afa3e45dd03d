"""Unions, departments, posts, projects and volunteers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Union:
    union: str
    level: str
    kind: str | None = None
    college: str | None = None

    @property
    def of_school(self) -> bool:
        return self.level == "school"

    @property
    def graduate(self) -> bool:
        return of_postgraduates(self.kind, self.union)


def of_postgraduates(kind: str | None, union: str) -> bool:
    """A union whose kind is not stated is known by its name."""
    return kind == "graduate_union" if kind else "研究生" in union


@dataclass(frozen=True, slots=True)
class Department:
    union: str
    department: str


@dataclass(frozen=True, slots=True)
class Post:
    union: str
    student_no: str
    post: str
    start: date
    department: str | None = None
    end: date | None = None
    from_college_union: bool | None = None

    def held_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or self.end > day)

    def held_between(self, first: date, last: date) -> bool:
        return self.start <= last and (self.end is None or self.end > first)


@dataclass(frozen=True, slots=True)
class Project:
    project: str
    union: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Volunteer:
    project: str
    student_no: str
    start: date
    end: date | None = None

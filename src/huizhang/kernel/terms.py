"""Terms (学期) and academic years (学年) as values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_TERM = re.compile(r"(\d{4})-(\d{4})-([12])")


@dataclass(frozen=True, slots=True, order=True)
class AcademicYear:
    """The year that begins in autumn of `start` (2025 is 2025-2026)."""

    start: int

    def __str__(self) -> str:
        return f"{self.start}-{self.start + 1}"

    def previous(self) -> AcademicYear:
        return AcademicYear(self.start - 1)


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """Half of an academic year: `number` is 1 in autumn and 2 in spring."""

    year: AcademicYear
    number: int

    @classmethod
    def parse(cls, text: str) -> Term:
        """Read `2025-2026-1`. Raises ValueError with what was expected."""
        found = _TERM.fullmatch(text)
        if found is None or int(found[2]) != int(found[1]) + 1:
            raise ValueError("a term is written 2025-2026-1")
        return cls(AcademicYear(int(found[1])), int(found[3]))

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"

    def previous(self) -> Term:
        return Term(self.year, 1) if self.number == 2 else Term(self.year.previous(), 2)

    def next(self) -> Term:
        return Term(self.year, 2) if self.number == 1 else Term(AcademicYear(self.year.start + 1), 1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When terms begin, as (month, day); by default 1 September and 15 February.

    The academic year begins with its first term.
    """

    first: tuple[int, int] = (9, 1)
    second: tuple[int, int] = (2, 15)

    def year_of(self, day: date) -> AcademicYear:
        return AcademicYear(day.year if (day.month, day.day) >= self.first else day.year - 1)

    def term_of(self, day: date) -> Term:
        in_second = self.second <= (day.month, day.day) < self.first
        return Term(self.year_of(day), 2 if in_second else 1)

    def start(self, term: Term) -> date:
        if term.number == 1:
            return date(term.year.start, *self.first)
        return date(term.year.start + 1, *self.second)

    def end(self, term: Term) -> date:
        """The last day of the term."""
        return self.start(term.next()) - timedelta(days=1)

    def year_start(self, year: AcademicYear) -> date:
        return self.start(Term(year, 1))

    def year_end(self, year: AcademicYear) -> date:
        return self.end(Term(year, 2))

    def last_completed(self, day: date) -> Term:
        """The term before the one that `day` lies in."""
        return self.term_of(day).previous()

    def recent_terms(self, day: date) -> tuple[Term, Term]:
        """The last completed term and the current one."""
        return self.last_completed(day), self.term_of(day)

    def recent_years(self, day: date) -> tuple[AcademicYear, AcademicYear]:
        """The last completed academic year and the current one."""
        return self.year_of(day).previous(), self.year_of(day)

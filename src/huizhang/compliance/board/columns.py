"""Whose columns a reader sees: the institution and its unions, or those of the reader's colleges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from huizhang.compliance.finding import Finding, Report
from huizhang.compliance.queries import Standing
from huizhang.kernel import records
from huizhang.org.queries import unions
from huizhang.people.queries.visibility import Sight


@dataclass(frozen=True, slots=True)
class Column:
    """`level` is `institution`, `school` or `college`; `college` is None for the first two."""

    union: str
    level: str
    college: str | None = None


def columns_of(standing: Standing, sight: Sight) -> tuple[Column, ...]:
    """The institution first, then the school's unions, then the colleges'. One query."""
    seen = [
        Column(union.union, union.level, union.college)
        for union in sorted(unions(), key=_place)
        if _open_to(union, sight)
    ]
    if sight.school and seen:
        return (Column(standing.judgement.institution, "institution"), *seen)
    return tuple(seen)


def within(then: Standing, columns: Iterable[Column], sight: Sight) -> list[Finding]:
    """Of these columns; those about people only where the college of each is in sight."""
    seen = {column.union for column in columns}
    return [finding for finding in then.findings_in(sight) if finding.union in seen]


def part_of(report: Report, findings: Iterable[Finding]) -> Report:
    """The report of these findings alone, without the names of anybody whom they do not speak of."""
    kept = tuple(findings)
    subjects = {finding.subject for finding in kept}
    names = {number: name for number, name in report.names.items() if number in subjects}
    return Report(report.pack, report.as_of, report.institution, kept, (), names)


def _open_to(union: records.Union, sight: Sight) -> bool:
    return sight.school or (union.level == "college" and union.college in sight.colleges)


def _place(union: records.Union) -> tuple[bool, bool, str]:
    """The student union before the postgraduate union."""
    return not union.of_school, union.graduate, union.union

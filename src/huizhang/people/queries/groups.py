"""Everybody's group of comparison (level, major, entry year), in bulk."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
from django.db.models import QuerySet

from huizhang.kernel import records
from huizhang.people.queries.students import superseded_after, unchanged_since

COLUMNS = ("student_no", "level", "major", "entry_year", "status")
GROUP = ("class_group__level", "class_group__major__name", "class_group__entry_year", "status")


def groups(as_of: date) -> pa.Table:
    """One row a student as known on `as_of`: student_no, level, major, entry_year, status."""
    return _table(unchanged_since(as_of), superseded_after(as_of))


def peers(as_of: date, student: records.Student) -> pa.Table:
    """The same rows, of those only who are compared with `student`."""
    alike = {
        "class_group__level": student.level,
        "class_group__major__name": student.major,
        "class_group__entry_year": student.entry_year,
    }
    return _table(unchanged_since(as_of).filter(**alike), superseded_after(as_of).filter(**alike))


def _table(current: QuerySet, past: QuerySet) -> pa.Table:  # type: ignore[type-arg]  # two models' facts
    rows = [*_rows(current, "student_no"), *_rows(past, "student_id")]
    columns = zip(*rows, strict=True) if rows else ([] for _ in COLUMNS)
    return pa.table(dict(zip(COLUMNS, map(list, columns), strict=True)), schema=SCHEMA)


SCHEMA = pa.schema([(name, pa.int64() if name == "entry_year" else pa.string()) for name in COLUMNS])


def _rows(facts: QuerySet, number: str) -> QuerySet:  # type: ignore[type-arg]  # current or superseded facts
    return facts.values_list(number, *GROUP)

"""Everybody's group of comparison (level, major, entry year), in bulk."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
from django.db.models import QuerySet

from huizhang.people.queries.students import superseded_after, unchanged_since

COLUMNS = ("student_no", "level", "major", "entry_year", "status")
GROUP = ("class_group__level", "class_group__major__name", "class_group__entry_year", "status")


def groups(as_of: date) -> pa.Table:
    """One row a student as known on `as_of`: student_no, level, major, entry_year, status."""
    past = superseded_after(as_of)
    rows = [*_rows(unchanged_since(as_of), "student_no"), *_rows(past, "student_id")]
    columns = zip(*rows, strict=True) if rows else ([] for _ in COLUMNS)
    return pa.table(dict(zip(COLUMNS, map(list, columns), strict=True)), schema=SCHEMA)


SCHEMA = pa.schema([(name, pa.int64() if name == "entry_year" else pa.string()) for name in COLUMNS])


def _rows(facts: QuerySet, number: str) -> QuerySet:  # type: ignore[type-arg]  # current or superseded facts
    return facts.values_list(number, *GROUP)

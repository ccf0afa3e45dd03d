"""Standings and transcripts, as they were known on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
from django.conf import settings
from django.db.models import QuerySet

from huizhang.eligibility.models import Standing, StandingHistory, StandingView, TranscriptSnapshot
from huizhang.eligibility.snapshot import COLUMNS as GRADE_COLUMNS
from huizhang.eligibility.snapshot import DamagedSnapshot, Snapshot
from huizhang.kernel import records
from huizhang.kernel.message import message

MANY = 500
FACTS = ("student_id", "window", "rank", "group_size", "failed_courses")

# the file is sorted by student number: only the blocks that may hold the student are read
TRANSCRIPT = """
    SELECT term, course_code, coalesce(course, course_code), credits, score, attempt FROM read_parquet(?)
    WHERE student_no = ? ORDER BY term DESC, course_code, attempt
"""

TRANSCRIPTS = """
    SELECT student_no, term, course_code, course, credits, score, attempt FROM read_parquet(?)
    WHERE student_no IN (SELECT unnest(?)) ORDER BY student_no, term DESC, course_code, attempt
"""

WITH_GRADES = "SELECT DISTINCT student_no FROM read_parquet(?)"


@dataclass(frozen=True, slots=True)
class Grade:
    """`score` is as the academic office wrote it, None while it is not known."""

    term: str
    course_code: str
    course: str
    credits: Decimal
    score: str | None
    attempt: str


def standings(as_of: date, student_nos: Iterable[str]) -> tuple[records.Standing, ...]:
    """What the academic office had given by `as_of`, of those wanted. The rank is both best and worst."""
    wanted = frozenset(student_nos)
    current = _of(Standing.objects.filter(known_from__lte=as_of), wanted)
    past = _of(StandingHistory.objects.filter(known_from__lte=as_of, known_until__gt=as_of), wanted)
    rows = sorted((*current, *past), key=lambda row: row[:2])
    return tuple(
        records.Standing(student_no, window, rank, rank, group_size, failed_courses)
        for student_no, window, rank, group_size, failed_courses in rows
    )


def snapshot(as_of: date) -> Snapshot | None:
    """The transcripts known on `as_of`. Raises DamagedSnapshot where their file is gone."""
    return _snapshot(TranscriptSnapshot.objects.filter(known_from__lte=as_of))


def newest_snapshot() -> Snapshot | None:
    return _snapshot(TranscriptSnapshot.objects.all())


def transcript(as_of: date, student_no: str) -> tuple[Grade, ...]:
    """One student's grades as known on `as_of`, the newest term first. Raises DamagedSnapshot."""
    known = snapshot(as_of)
    if known is None:
        return ()
    with duckdb.connect() as engine:
        rows = engine.execute(TRANSCRIPT, [str(known.path), student_no]).fetchall()
    return tuple(Grade(*row) for row in rows)


def grade_rows(as_of: date, student_nos: Iterable[str]) -> list[dict[str, Any]]:
    """The rows of the table `grades` of these students as known on `as_of`. Raises DamagedSnapshot."""
    wanted, known = sorted(student_nos), snapshot(as_of)
    if known is None or not wanted:
        return []
    with duckdb.connect() as engine:
        rows = engine.execute(TRANSCRIPTS, [str(known.path), wanted]).fetchall()
    return [dict(zip(GRADE_COLUMNS, row, strict=True)) for row in rows]


def with_standings() -> frozenset[str]:
    """The numbers of all of whom a standing or a grade is kept. Raises DamagedSnapshot."""
    numbers = set(Standing.objects.values_list("student_id", flat=True))
    known = newest_snapshot()
    if known is not None:
        with duckdb.connect() as engine:
            rows = engine.execute(WITH_GRADES, [str(known.path)]).fetchall()
        numbers.update(number for (number,) in rows)
    return frozenset(numbers)


def views_of(student_no: str) -> QuerySet[StandingView]:
    """Who looked at the student's standing, the last first."""
    return StandingView.objects.filter(student_no=student_no).select_related("account").order_by("-pk")


def transcripts_folder() -> Path:
    return Path(settings.TRANSCRIPTS)


def _snapshot(known: QuerySet[TranscriptSnapshot]) -> Snapshot | None:
    newest = known.order_by("-pk").first()
    if newest is None:
        return None
    path = transcripts_folder() / f"{newest.content_hash}.parquet"
    if not path.is_file():
        raise DamagedSnapshot(
            message("the grades in {file} are missing; restore the file from a backup", file=str(path))
        )
    return Snapshot(path, newest.content_hash, newest.rows)


def _of(
    facts: QuerySet[Standing] | QuerySet[StandingHistory], wanted: frozenset[str]
) -> list[tuple[str, str, int | None, int | None, int | None]]:
    """Few are looked up by number, many by reading everybody: one query either way."""
    if len(wanted) <= MANY:
        facts = facts.filter(student_id__in=wanted)
    return [row for row in facts.values_list(*FACTS).iterator(chunk_size=2000) if row[0] in wanted]

"""Grades as they were typed -> grades that a snapshot holds, every problem with its place.

Millions of rows are looked at column by column in DuckDB; only problems become Python values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import duckdb
import pyarrow as pa

from huizhang.eligibility.sittings import ATTEMPTS, FAILED_WORD, PASSED_WORD
from huizhang.eligibility.snapshot import SCHEMA
from huizhang.eligibility.standings import FULL_SCORE, WORDS
from huizhang.exchange.problems import Problem
from huizhang.kernel.message import Message, message

SCORE_WORDS = (*WORDS, PASSED_WORD, FAILED_WORD)

_MEMORY_LIMIT = "400MB"

_CLEANED = """
    CREATE TEMP TABLE cleaned AS
    SELECT file, sheet, "row", nullif(clean(student_no), '') AS student_no, clean(term) AS term,
           nullif(clean(course_code), '') AS course_code, nullif(trim(course), '') AS course,
           clean(credits) AS credits, nullif(clean(score), '') AS score,
           coalesce(nullif(clean(attempt), ''), '正常') AS attempt
    FROM raw
"""
# translating is slow: it is kept for cells that are neither plain ASCII nor an expected word
_CLEAN = """
    CREATE TEMP MACRO clean(cell) AS CASE
        WHEN cell IS NULL THEN ''
        WHEN strlen(cell) = length(cell) OR cell IN $words THEN trim(cell)
        ELSE trim(translate(cell, '０１２３４５６７８９．－＋　', '0123456789.-+ '))
    END
"""

# four decimals of a score and two of a credit are what standings count exactly
_IS_CREDITS = r"regexp_full_match(credits, '\d{1,4}(\.\d{1,2}0*)?')"
_IS_MARK = r"regexp_full_match(score, '\d{1,3}(\.\d{1,4}0*)?') AND try_cast(score AS DECIMAL(7, 4)) <= 100"
_IS_TERM = r"""regexp_full_match(term, '\d{4}-\d{4}-[12]')
    AND try_cast(term[1:4] AS INTEGER) + 1 = try_cast(term[6:9] AS INTEGER)"""

_GRADES = f"""
    SELECT student_no, term, course_code, course, credits::DECIMAL(6, 2) AS credits,
           CASE WHEN {_IS_MARK} THEN rtrim(rtrim(score::DECIMAL(7, 4)::VARCHAR, '0'), '.')
                ELSE score END AS score, attempt
    FROM cleaned
"""  # noqa: S608 the pieces are constants
_REPEATED = """
    SELECT file, sheet, "row", student_no, term, course_code, attempt, first.file, first.sheet, first."row"
    FROM (
        SELECT *, first_value({'file': file, 'sheet': sheet, 'row': "row"}) OVER same AS first,
               row_number() OVER same AS nth
        FROM cleaned SEMI JOIN (
            SELECT student_no, term, course_code, attempt FROM cleaned GROUP BY ALL HAVING count(*) > 1
        ) USING (student_no, term, course_code, attempt)
        WINDOW same AS (PARTITION BY student_no, term, course_code, attempt ORDER BY file, sheet, "row")
    ) WHERE nth > 1
"""


@dataclass(frozen=True)
class ReadGrades:
    """`grades` has the columns of a snapshot and is None where there is any problem."""

    grades: pa.Table | None
    problems: tuple[Problem, ...]


def read_grades(raw: pa.Table, students: pa.Table | None) -> ReadGrades:
    """`raw`: student_no, term, course_code, course, credits, score, attempt, file, sheet as text; row.

    `students` has a column student_no, or is None where nobody knows who studies here. Numbers may be
    written in full-width digits.
    """
    with duckdb.connect(":memory:", config={"memory_limit": _MEMORY_LIMIT}) as engine:
        engine.register("raw", raw)
        engine.execute(_CLEAN.replace("$words", str((*SCORE_WORDS, *ATTEMPTS))))
        engine.execute(_CLEANED)
        problems = [*_cells(engine), *_strangers(engine, students), *_repeated(engine)]
        if problems:
            return ReadGrades(None, tuple(sorted(problems, key=_place)))
        return ReadGrades(engine.sql(_GRADES).to_arrow_table().cast(SCHEMA), ())


def _cells(engine: duckdb.DuckDBPyConnection) -> Iterator[Problem]:
    found = partial(_where, engine)
    yield from found("student_no", "student_no IS NULL", message("the student number is empty; fill it in"))
    yield from found("course_code", "course_code IS NULL", message("the course code is empty; fill it in"))
    yield from found("term", f"NOT ({_IS_TERM})", message("a term is written 2025-2026-1"))
    yield from found(
        "credits",
        f"NOT ({_IS_CREDITS})",
        message("expected a number of credits, 0 or more, with at most two decimals"),
    )
    yield from found(
        "score",
        f"score IS NOT NULL AND score NOT IN {SCORE_WORDS} AND NOT ({_IS_MARK})",
        message(
            "expected a score from 0 to {most} with at most four decimals, or one of {words},"
            " or nothing while it is not known",
            most=FULL_SCORE,
            words=SCORE_WORDS,
        ),
    )
    yield from found(
        "attempt",
        f"attempt NOT IN {tuple(ATTEMPTS)}",
        message("expected one of {words}, or nothing for an ordinary sitting", words=tuple(ATTEMPTS)),
    )


def _strangers(engine: duckdb.DuckDBPyConnection, students: pa.Table | None) -> Iterator[Problem]:
    if students is None:
        return
    engine.register("students", students)
    yield from _where(
        engine,
        "student_no",
        "student_no IS NOT NULL AND student_no NOT IN (SELECT student_no FROM students)",
        message("no student has this number; add the student to the table students or correct the number"),
    )


def _where(
    engine: duckdb.DuckDBPyConnection, column: str, condition: str, said: Message
) -> Iterator[Problem]:
    rows = engine.table("cleaned").filter(condition).project(f'file, sheet, "row", {column}').fetchall()
    return (Problem(file, sheet, row, column, value or None, said) for file, sheet, row, value in rows)


def _repeated(engine: duckdb.DuckDBPyConnection) -> Iterator[Problem]:
    for file, sheet, row, *key, first_file, first_sheet, first_row in engine.sql(_REPEATED).fetchall():
        said = message(
            "the same student, term, course and attempt stand in row {row} of {place} already; remove one",
            row=first_row,
            place=" / ".join(name for name in (first_file, first_sheet) if name),
        )
        yield Problem(file, sheet, row, "student_no, term, course_code, attempt", ", ".join(key), said)


def _place(problem: Problem) -> tuple[str, str, int]:
    return problem.file or "", problem.sheet or "", problem.row or 0

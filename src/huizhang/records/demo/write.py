"""Writing a university as an exchange folder: one file a table, or sheets of one workbook."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import xlsxwriter

from huizhang.records.demo.grades import ATTEMPTS, SCORES, Grades
from huizhang.records.demo.standings import Standing
from huizhang.records.demo.students import ENROLLED, Students
from huizhang.records.demo.tables import COLUMNS, Row, Value

SHEET_ROWS = 1_000_000
Tables = dict[str, pa.Table]


def students_table(students: Students) -> pa.Table:
    columns = COLUMNS["students"]
    return pa.table({name: pa.array(students.column(name).tolist()) for name in columns})


def grades_table(grades: Grades, students: Students) -> pa.Table:
    """Every column text but the credits, which are numbers."""
    return pa.table(
        {
            "student_no": _decoded(grades.student, students.student_no.tolist()),
            "term": _decoded(grades.term, [str(term) for term in grades.terms]),
            "course_code": _decoded(grades.course, [course.code for course in grades.courses]),
            "course": _decoded(grades.course, [course.name for course in grades.courses]),
            "credits": _decoded(grades.course, [course.credits for course in grades.courses]),
            "score": _decoded(grades.score, [score or None for score in SCORES]),
            "attempt": _decoded(grades.attempt, list(ATTEMPTS)),
        }
    )


def _decoded(index: np.ndarray, values: list[str] | list[float] | list[str | None]) -> pa.Array:
    return pa.array(values).take(pa.array(index))


def standings_table(standings: tuple[Standing, ...], students: Students) -> pa.Table:
    """A row an enrolled student and window; without all scores there is a group and no rank."""
    enrolled = np.flatnonzero(students.status == ENROLLED)
    cohort = np.bincount(students.group[enrolled], minlength=len(students.groups))[students.group]
    return pa.concat_tables([_window(one, students, enrolled, cohort) for one in standings])


def _window(one: Standing, students: Students, enrolled: np.ndarray, cohort: np.ndarray) -> pa.Table:
    unranked = one.rank == 0
    return pa.table(
        {
            "student_no": pa.array(students.student_no.tolist()),
            "window": pa.array([one.window] * len(students)),
            "rank": pa.array(one.rank, mask=unranked | one.pending),
            "group_size": pa.array(np.where(unranked, cohort, one.group_size)),
            "failed_courses": pa.array(one.failed_courses),
        }
    ).take(pa.array(enrolled))


def rows_table(table: str, rows: list[Row]) -> pa.Table:
    """Text and real dates; what is empty is null."""
    return pa.table({name: _column([row.get(name) for row in rows]) for name in COLUMNS[table]})


def _column(values: list[Value]) -> pa.Array:
    """A column that is wholly empty is text all the same."""
    column = pa.array(values)
    return column.cast(pa.string()) if pa.types.is_null(column.type) else column


def write_parquet(folder: Path, tables: Tables) -> Iterator[str]:
    for name, table in tables.items():
        pyarrow.parquet.write_table(table, folder / f"{name}.parquet")
        yield name


def write_csv(folder: Path, tables: Tables) -> Iterator[str]:
    for name, table in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(table.column_names)
            writer.writerows(zip(*(column.to_pylist() for column in table.columns), strict=True))
        yield name


def write_xlsx(folder: Path, tables: Tables) -> Iterator[str]:
    """One workbook; a table longer than a sheet goes on in `grades_2` and so on."""
    options = {"constant_memory": True, "strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(str(folder / "records.xlsx"), options) as book:
        for name, table in tables.items():
            for number, start in enumerate(range(0, max(1, len(table)), SHEET_ROWS), 1):
                part = table.slice(start, SHEET_ROWS)
                sheet = book.add_worksheet(name if number == 1 else f"{name}_{number}")
                sheet.write_row(0, 0, table.column_names)
                rows = zip(*(column.to_pylist() for column in part.columns), strict=True)
                for place, row in enumerate(rows, 1):
                    sheet.write_row(place, 0, row)
            yield name


WRITERS: dict[str, Callable[[Path, Tables], Iterator[str]]] = {
    "parquet": write_parquet,
    "csv": write_csv,
    "xlsx": write_xlsx,
}

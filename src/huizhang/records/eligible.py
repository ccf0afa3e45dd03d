"""Everybody of a folder judged at once by the computed conditions of article four."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import xlsxwriter
from ibis.expr import types as ir

from huizhang.compliance.finding import STATUS_NAMES
from huizhang.eligibility.bulk import BulkParameters, judge_everyone
from huizhang.eligibility.snapshot import COLUMNS, SCHEMA
from huizhang.eligibility.standing_records import joined, parameters_of
from huizhang.eligibility.standings import standings
from huizhang.exchange.problems import folder_problem
from huizhang.exchange.reading import Folder
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Standing
from huizhang.policy.pack import Pack
from huizhang.records.tables import TABLES
from huizhang.shell.language import Language

CONDITIONS = {
    "membership": message("Party or League member"),
    "rank": message("academic rank"),
    "no_fail": message("no failed course"),
}
PERSON = ("student_no", "name", "college", "major", "entry_year", "class_name", "level")
HEADERS = {
    "student_no": message("student number"),
    "name": message("name"),
    "college": message("college"),
    "major": message("major"),
    "entry_year": message("entry year"),
    "class_name": message("class"),
    "level": message("level"),
    "last_term": message("rank last term"),
    "last_year": message("rank last academic year"),
    "since_entry": message("rank since entry"),
    "failed_courses": message("failed courses"),
    **CONDITIONS,
    "eligible": message("may serve"),
}
READ = tuple(table for table in TABLES if table.name in ("students", "standings", "grades"))
FORMS = (".xlsx", ".parquet", ".csv")


def everyone(folder: Folder, pack: Pack, as_of: date) -> tuple[pa.Table, tuple[Message, ...]]:
    """One row for each enrolled student: who it is, the places, each condition, and `eligible`; and where
    the academic office and the transcripts disagree.

    Raises BadInput where the folder has no students.
    """
    students = _students(folder)
    known, disagreements = _standings(folder, students, pack, as_of)
    judged = judge_everyone(students, known, _bulk_parameters(pack, as_of))
    shown = judged.left_join(_places(known), "student_no").drop("student_no_right")
    named = students.select(*PERSON).inner_join(shown, "student_no")
    listed = named.select(*HEADERS).order_by("college", "major", "class_name", "student_no")
    return listed.to_pyarrow(), disagreements


def write(judged: pa.Table, file: Path, language: Language) -> None:
    """As a workbook or csv with headers and words in `language`, or as Parquet as it is. Raises BadInput."""
    form = file.suffix.lower()
    if form not in FORMS:
        raise folder_problem(message("{file}: choose one of {forms}", file=str(file), forms=list(FORMS)))
    file.parent.mkdir(parents=True, exist_ok=True)
    if form == ".parquet":
        pyarrow.parquet.write_table(judged, file)
    elif form == ".csv":
        pyarrow.csv.write_csv(_in_words(judged, language), file)
    else:
        _write_workbook(_in_words(judged, language), file)


def _students(folder: Folder) -> ir.Table:
    if "students" not in folder.tables:
        raise folder_problem(message("the table students is missing: nobody can be judged without it"))
    rows = [row.values for row in folder.tables["students"].rows]
    columns = {name: [row[name] for row in rows] for name in (*PERSON, "political_status", "status")}
    whole = {name: pa.int64() if name == "entry_year" else pa.string() for name in columns}
    return ibis.memtable(pa.table(columns, schema=pa.schema(whole)))


def _standings(
    folder: Folder, students: ir.Table, pack: Pack, as_of: date
) -> tuple[ir.Table, tuple[Message, ...]]:
    """What the academic office gave decides; what it did not give is computed from the grades."""
    office = _office(folder)
    given = _as_table(office)
    if "grades" not in folder.bulk:
        return given, ()
    grades = ibis.memtable(folder.bulk["grades"].select(COLUMNS).cast(SCHEMA))
    found = standings(grades, students, parameters_of(pack, as_of)).drop("mean").cast(dict(STANDING))
    if not office:
        return found, ()
    # once, because both the comparison and the judgement need it
    found = ibis.memtable(found.to_pyarrow())
    both = found.semi_join(given, ("student_no", "window")).to_pyarrow().to_pylist()
    _, disagreements = joined(office, (Standing(**row, given=False) for row in both))
    return found.anti_join(given, "student_no").union(given), disagreements


STANDING = {
    "student_no": "string",
    "window": "string",
    "best": "int64",
    "worst": "int64",
    "group_size": "int64",
    "failed_courses": "int64",
    "pending": "boolean",
}


def _office(folder: Folder) -> tuple[Standing, ...]:
    """The rows of the table standings."""
    parsed = folder.tables.get("standings")
    return tuple(
        Standing(
            values["student_no"],
            values["window"],
            values["rank"],
            values["rank"],
            values["group_size"],
            values["failed_courses"],
        )
        for values in (row.values for row in (parsed.rows if parsed else ()))
    )


def _as_table(given: Sequence[Standing]) -> ir.Table:
    schema = ibis.schema(STANDING).to_pyarrow()
    return ibis.memtable(
        pa.table({name: [getattr(one, name) for one in given] for name in STANDING}, schema=schema)
    )


def _bulk_parameters(pack: Pack, as_of: date) -> BulkParameters:
    rank = pack.rule("eligibility.rank")
    return BulkParameters(
        members=tuple(pack.rule("eligibility.membership").get("members")),
        percent=rank.get("percent"),
        windows=tuple(rank.get("windows")),
        academic_year=pack.calendar.year_of(as_of).start,
        exempt_first_year=bool(rank.get("exempt_first_year")),
        exempt_postgraduates=bool(rank.get("exempt_postgraduates")),
    )


def _places(known: ir.Table) -> ir.Table:
    """Per student the place in each window as text (`12/80`, `9–14/80`) and the failed courses."""
    best, size = known.best.cast("string"), known.group_size.cast("string")
    span = (known.best == known.worst).ifelse(best, best + "–" + known.worst.cast("string"))
    placed = known.mutate(place=span + "/" + size)
    windows = {
        window: placed.place.max(where=placed.window == window)
        for window in ("last_term", "last_year", "since_entry")
    }
    return placed.group_by("student_no").agg(failed_courses=placed.failed_courses.max(), **windows)


def _in_words(judged: pa.Table, language: Language) -> pa.Table:
    words = {str(status): language.say(name) for status, name in STATUS_NAMES.items()}
    columns = {
        language.say(header): [words[cell] for cell in judged.column(name).to_pylist()]
        if name in (*CONDITIONS, "eligible")
        else judged.column(name)
        for name, header in HEADERS.items()
    }
    return pa.table(columns)


def _write_workbook(table: pa.Table, file: Path) -> None:
    """Everything as text but numbers, so that nothing can run."""
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 2)
        sheet.write_row(0, 0, table.column_names, book.add_format({"bold": True, "bottom": 1}))
        for place, column in enumerate(table.columns):
            sheet.write_column(1, place, column.to_pylist())
        sheet.autofilter(0, 0, table.num_rows, table.num_columns - 1)

"""Records straight from rows, without a database: how worked cases are judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from huizhang.eligibility.snapshot import SCHEMA
from huizhang.eligibility.standing_records import computed, joined, parameters_of
from huizhang.exchange.table import Table, Vocabulary
from huizhang.kernel import records as kernel
from huizhang.kernel.records import Cohort, Records, Standing, Student
from huizhang.people.queries.groups import SCHEMA as STUDENTS
from huizhang.policy.pack import Pack

Rows = Sequence[Mapping[str, Any]]

# The day by which a row is known; rows dated later than the day of judgement are ignored.
DATED = {
    "posts": ("start", kernel.Post),
    "steps": ("date", kernel.Step),
    "congresses": ("date", kernel.Congress),
    "appraisals": ("date", kernel.Appraisal),
    "honours": ("date", kernel.Honour),
    "duties": ("start", kernel.Duty),
    "activities": ("held_on", kernel.Activity),
    "briefings": ("date", kernel.Briefing),
    "pledges": ("signed_on", kernel.Pledge),
    "trainings": ("held_on", kernel.Training),
    "projects": ("start", kernel.Project),
    "volunteers": ("start", kernel.Volunteer),
    "needs": ("raised_on", kernel.Need),
    "attestations": ("date", kernel.Attestation),
}
UNDATED = {
    "clubs": kernel.Club,
    "unions": kernel.Union,
    "departments": kernel.Department,
    "delegates": kernel.Delegate,
    "appraisal_panel": kernel.PanelMember,
    "appraisal_reports": kernel.Report,
}


def read_row(table: Table, row: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """A row of plain exchange values as the importers would read it. Raises Unreadable."""
    unknown = set(row) - {column.name for column in table.columns}
    if unknown:
        raise KeyError(f"{table.name} has no column {sorted(unknown)}")
    return {
        column.name: column.default
        if row.get(column.name) in (None, "")
        else column.cell.read(row[column.name], vocabulary)
        for column in table.columns
    }


def records_of(given: Mapping[str, Rows], as_of: date, pack: Pack) -> Records:
    """`given`: rows as read, by table."""
    students = [Student(**row) for row in given.get("students", ())]
    tables: dict[str, Any] = {name: _undated(name, rows) for name, rows in given.items() if name in UNDATED}
    tables |= {name: _known(name, rows, as_of) for name, rows in given.items() if name in DATED}
    congresses = {one.congress for one in tables.get("congresses", ())}
    appraisals = {one.appraisal for one in tables.get("appraisals", ())}
    _keep(tables, "delegates", "congress", congresses)
    _keep(tables, "appraisal_panel", "appraisal", appraisals)
    _keep(tables, "appraisal_reports", "appraisal", appraisals)
    _keep(tables, "volunteers", "project", {one.project for one in tables.get("projects", ())})
    return Records(
        as_of=as_of,
        present=frozenset(given),
        institution={row["key"]: row["value"] for row in given.get("institution", ())},
        students={student.student_no: student for student in students},
        cohorts=cohorts(students),
        standings=_standings(given, as_of, pack),
        **tables,
    )


def standing_of(row: Mapping[str, Any]) -> Standing:
    """A rank that the academic office gave is exact."""
    return Standing(
        student_no=row["student_no"],
        window=row["window"],
        best=row["rank"],
        worst=row["rank"],
        group_size=row["group_size"],
        failed_courses=row["failed_courses"],
    )


def _standings(given: Mapping[str, Rows], as_of: date, pack: Pack) -> tuple[Standing, ...]:
    office = tuple(map(standing_of, given.get("standings", ())))
    if not given.get("grades"):
        return office
    students = list(given["students"])
    with duckdb.connect() as engine:
        engine.register("grades", pa.Table.from_pylist(list(given["grades"]), schema=SCHEMA))
        engine.register("students", pa.Table.from_pylist(students, schema=STUDENTS))
        found = computed(engine, parameters_of(pack, as_of), {row["student_no"] for row in students})
    return joined(office, found)[0]


def cohorts(students: Iterable[Student]) -> tuple[Cohort, ...]:
    counted = Counter((one.college, one.level, one.entry_year, one.major) for one in students if one.enrolled)
    return tuple(Cohort(*group, students=number) for group, number in sorted(counted.items()))


def _undated(name: str, rows: Rows) -> tuple[Any, ...]:
    return tuple(UNDATED[name](**row) for row in rows)


def _known(name: str, rows: Rows, as_of: date) -> tuple[Any, ...]:
    column, record = DATED[name]
    return tuple(record(**row) for row in rows if row[column] <= as_of)


def _keep(tables: dict[str, Any], name: str, column: str, known: set[str]) -> None:
    """Rows of a congress, an appraisal or a project that is not known yet are not known either."""
    if name in tables:
        tables[name] = tuple(row for row in tables[name] if getattr(row, column) in known)

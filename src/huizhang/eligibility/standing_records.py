"""Standings as rules read them: those of the academic office, and those computed from transcripts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import duckdb
import pyarrow as pa

from huizhang.eligibility import queries
from huizhang.eligibility.parameters import StandingParameters
from huizhang.eligibility.snapshot import SCHEMA
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Standing, Student
from huizhang.people.queries import groups, peers
from huizhang.people.queries.groups import SCHEMA as STUDENTS
from huizhang.policy.kinds.rank_within import WINDOWS
from huizhang.policy.pack import Pack

WANTED = pa.schema([("student_no", pa.string())])
ROW = ("student_no", "window", "best", "worst", "group_size", "failed_courses", "pending")


def parameters_of(pack: Pack, day: date) -> StandingParameters:
    """What the pack says of scores, and which terms the windows are on that day."""
    scores, fails = pack.rules.get("eligibility.rank"), pack.rules.get("eligibility.no_fail")
    chosen = {
        "words": scores.get("scores") if scores else None,
        "pass_mark": fails.get("pass_mark") if fails else None,
        "retake_counts_as": fails.get("retake_counts_as") if fails else None,
    }
    stated: dict[str, Any] = {name: value for name, value in chosen.items() if value is not None}
    return replace(StandingParameters.on(day, pack.calendar), **stated)


def computed(
    engine: duckdb.DuckDBPyConnection, parameters: StandingParameters, wanted: Collection[str]
) -> tuple[Standing, ...]:
    """The standings of the `wanted` student numbers, each within its whole group.

    The engine knows the tables `grades` and `students`, as `standings` describes them.
    """
    if not wanted:
        return ()
    engine.register("wanted", pa.table({"student_no": sorted(wanted)}, schema=WANTED))
    found = engine.execute(_query(parameters)).fetchall()
    return tuple(
        Standing(**dict(zip(ROW, row, strict=True)), given=False)
        for row in sorted(found, key=lambda row: row[:2])
    )


@lru_cache(maxsize=32)
def _query(parameters: StandingParameters) -> str:
    """Ibis takes half a second to be imported and half to write it, more than the engine to answer it."""
    import ibis

    from huizhang.eligibility.standings import standings

    grades, students, wanted = (
        ibis.table(ibis.Schema.from_pyarrow(schema), name=name)
        for name, schema in (("grades", SCHEMA), ("students", STUDENTS), ("wanted", WANTED))
    )
    rows = standings(grades, students, parameters).semi_join(wanted, "student_no").select(ROW)
    return str(ibis.to_sql(rows, dialect="duckdb"))


def from_transcripts(as_of: date, pack: Pack, wanted: Collection[str]) -> tuple[Standing, ...]:
    """The standings of the `wanted` student numbers by the transcripts known on `as_of`."""
    snapshot = queries.snapshot(as_of)
    if snapshot is None or not wanted:
        return ()
    with duckdb.connect() as engine:
        engine.read_parquet(str(snapshot.path)).create_view("grades")
        engine.register("students", groups(as_of))
        return computed(engine, parameters_of(pack, as_of), wanted)


def of_student(as_of: date, pack: Pack, student: Student) -> tuple[Standing, ...]:
    """The standings of one student by the transcripts: only the student's group is read and ranked."""
    snapshot = queries.snapshot(as_of)
    if snapshot is None:
        return ()
    with duckdb.connect() as engine:
        engine.register("students", peers(as_of, student))
        everybody = engine.read_parquet(str(snapshot.path))
        everybody.join(engine.table("students"), "student_no", how="semi").create_view("grades")
        return computed(engine, parameters_of(pack, as_of), {student.student_no})


def joined(
    given: Iterable[Standing], found: Iterable[Standing]
) -> tuple[tuple[Standing, ...], tuple[Message, ...]]:
    """Of whom the academic office gave standings, those decide; where both exist and differ, that is
    reported."""
    by_key = {(one.student_no, one.window): one for one in found}
    office = {(one.student_no, one.window): one for one in given}
    reported = tuple(
        _disagreement(one, by_key[key])
        for key, one in office.items()
        if key in by_key and _differ(one, by_key[key])
    )
    ranked = {one.student_no for one in office.values()}
    own = tuple(one for one in by_key.values() if one.student_no not in ranked)
    return (*office.values(), *own), reported


def _differ(office: Standing, own: Standing) -> bool:
    """A rank that lies within what pending scores allow is no disagreement."""
    if office.failed_courses is not None and office.failed_courses < (own.failed_courses or 0):
        return True
    if office.failed_courses is not None and not own.pending and office.failed_courses != own.failed_courses:
        return True
    if office.best is None or own.best is None or own.worst is None:
        return False
    return not own.best <= office.best <= own.worst or office.group_size != own.group_size


def _disagreement(office: Standing, own: Standing) -> Message:
    return message(
        "{student} ({window}): the standings table says {given}, the grades give {found}; the table decides",
        student=office.student_no,
        window=WINDOWS[office.window],
        given=_shown(office),
        found=_shown(own),
    )


def _shown(one: Standing) -> Message:
    if one.best is None:
        return message("no rank, {fails} failed courses", fails=one.failed_courses)
    rank = str(one.best) if one.best == one.worst else f"{one.best}–{one.worst}"
    return message(
        "{rank}/{size}, {fails} failed courses", rank=rank, size=one.group_size, fails=one.failed_courses
    )

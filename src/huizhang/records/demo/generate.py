"""`huizhang demo-data`: a fictional university with a year of records, as an exchange folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np

from huizhang.kernel.message import message
from huizhang.records.demo.appraisals import appraise, appraise_former, honour
from huizhang.records.demo.congresses import hold_congresses
from huizhang.records.demo.defects import plant_rest, plant_structure
from huizhang.records.demo.grades import transcribe
from huizhang.records.demo.last_session import staff_last_session
from huizhang.records.demo.last_year import keep_last_year
from huizhang.records.demo.organisation import found_unions, staff_unions
from huizhang.records.demo.oversight import (
    answer_needs,
    assign_duties,
    inquire,
    report_upward,
    run_activities,
)
from huizhang.records.demo.passing_troubles import delay_papers, trouble_staff
from huizhang.records.demo.plan import Plan, plan_of
from huizhang.records.demo.standings import standings as rank
from huizhang.records.demo.students import ENROLLED, enrol
from huizhang.records.demo.tables import COLUMNS, YES
from huizhang.records.demo.timeline import Timeline
from huizhang.records.demo.universities import UNIVERSITIES
from huizhang.records.demo.world import DemoError, World, too_few
from huizhang.records.demo.write import (
    WRITERS,
    Tables,
    grades_table,
    rows_table,
    standings_table,
    students_table,
)

FORMS = ("auto", *WRITERS)
CSV_BELOW = 5000
LEAST = 400
# what was done, how many of how many
Progress = Callable[[str, int, int], None]
MAKERS: tuple[Callable[[World], None], ...] = (
    found_unions,
    staff_unions,
    plant_structure,
    hold_congresses,
    appraise,
    honour,
    assign_duties,
    report_upward,
    run_activities,
    answer_needs,
    inquire,
    plant_rest,
)
LOOKING_BACK: tuple[Callable[[World], None], ...] = (
    staff_last_session,
    keep_last_year,
    trouble_staff,
    appraise_former,
    delay_papers,
)


def generate(
    out: Path,
    *,
    pack: str | Path = "kunming",
    students: int = 3000,
    seed: int = 1,
    form: str = "auto",
    as_of: date | None = None,
    standings: bool = False,
    last_session: bool = False,
    progress: Progress | None = None,
) -> Path:
    """Write the exchange folder `out` (made where missing) and return it.

    `form`: parquet, csv, xlsx, or auto (csv below 5,000 students, else parquet). `as_of`: the day
    on which an audit is meaningful, today by default; with `last_session` so are the days of a year
    before, `Timeline.first_settled` and later. `progress` is told the table written, its
    place and the number of tables. Equal arguments give equal records. Raises PackError for a pack
    that cannot be used; DemoError for one that extends none of the universities' plans, for an unknown
    form, a folder that is not empty, and too few students to fill the posts.
    """
    if form not in FORMS:
        raise DemoError(message("there is no form {form}; choose one of {known}", form=form, known=FORMS))
    _refuse_occupied(out)
    world = make(pack, students, seed, as_of or date.today(), last_session=last_session)
    tables = tables_of(world, standings=standings)
    out.mkdir(parents=True, exist_ok=True)
    chosen = ("csv" if students < CSV_BELOW else "parquet") if form == "auto" else form
    for done, table in enumerate(WRITERS[chosen](out, tables), 1):
        if progress is not None:
            progress(table, done, len(tables))
    return out


def make(pack: str | Path, students: int, seed: int, as_of: date, *, last_session: bool = False) -> World:
    """The university with its planted defects, not yet written."""
    if students < LEAST:
        raise too_few(students)
    plan = _plan(pack, as_of)
    timeline, rng = Timeline(as_of, plan.pack.calendar), np.random.default_rng(seed)
    enrolled = enrol(plan, timeline, students, rng)
    world = World(plan, timeline, rng, enrolled, transcribe(enrolled, timeline, rng))
    for maker in (*MAKERS, *(LOOKING_BACK if last_session else ())):
        maker(world)
    _describe(world)
    return world


def _plan(pack: str | Path, on: date) -> Plan:
    plan = plan_of(pack, on)
    if plan is None:
        raise DemoError(
            message(
                "no fictional university goes with {pack}; take {known}, or a pack that extends one of them",
                pack=str(pack),
                known=tuple(UNIVERSITIES),
            )
        )
    return plan


def _describe(world: World) -> None:
    count = int((world.students.status == ENROLLED).sum())
    values = {
        "name": world.plan.university.name,
        "large_or_multi_campus": YES,
        "students_total": str(count),
    }
    for key, value in values.items():
        world.add("institution", key=key, value=value)


def tables_of(world: World, *, standings: bool = False) -> Tables:
    """Every table in the order of the exchange format; `standings` only where asked for."""
    long = {
        "students": lambda: students_table(world.students),
        "grades": lambda: grades_table(world.grades, world.students),
        "standings": lambda: standings_table(
            rank(world.students, world.grades, world.timeline), world.students
        ),
    }
    wanted = [table for table in COLUMNS if standings or table != "standings"]
    return {
        table: long[table]() if table in long else rows_table(table, world.tables[table]) for table in wanted
    }


def _refuse_occupied(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise DemoError(message("{folder} is not an empty folder; name a new one", folder=str(out)))

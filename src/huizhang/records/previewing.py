"""What taking an upload in would do: read again only when the upload, the choices or the records change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from huizhang.compliance.queries import plan_on
from huizhang.exchange.importing import Preview, preview
from huizhang.exchange.planning import RowState, State
from huizhang.exchange.problems import BadInput, Notice, Problem
from huizhang.exchange.reading import Folder
from huizhang.exchange.reading.folder import silent
from huizhang.kernel.records import GRADUATED, Post
from huizhang.ledger import queries as ledger
from huizhang.org import queries as org
from huizhang.people.exchange import STUDENTS
from huizhang.records import auditing
from huizhang.records.of_college import problems_outside, tables_of_colleges
from huizhang.records.rolling_over import (
    COMPLETED,
    Choices,
    Facts,
    Year,
    completed,
    likely_final,
    years,
)
from huizhang.records.tables import REGISTRY, TABLES
from huizhang.records.uploads import Upload

# whole folders held in memory: whoever pages through one preview, and one person more
HELD = 2
# what becomes of a student at the turn of the year, in the order of the columns shown
ARRIVES, CHANGES, STAYS, GRADUATES, LEAVES, UNEXPLAINED = (
    "arrives",
    "changes",
    "stays",
    "graduates",
    "leaves",
    "unexplained",
)
GROUPS = (ARRIVES, CHANGES, STAYS, GRADUATES, LEAVES, UNEXPLAINED)
GOING = (GRADUATES, LEAVES)


@dataclass(frozen=True)
class Seen:
    """An upload as read and compared with the records. `folder` is None where it could not be read at all."""

    folder: Folder | None
    planned: Preview
    problems: Sequence[Problem]
    notices: Sequence[Notice]
    choices: Choices | None = None
    years: Sequence[Year] = ()
    unexplained: Sequence[Facts] = field(default_factory=tuple)

    def states(self, table: str) -> list[RowState]:
        return list(self.planned.row_states(table))

    def students(self) -> list[tuple[str, Facts, RowState | None]]:
        """At the turn of the year: (group, facts, state) of everybody who could be read, or is missed."""
        found: list[tuple[str, Facts, RowState | None]] = [
            (_group(state), state.row.values, state)
            for state in self.states(STUDENTS.name)
            if state.state is not State.ERROR
        ]
        return found + [(UNEXPLAINED, facts, None) for facts in self.unexplained]

    def still_in_office(self, day: date) -> list[tuple[Facts, Post]]:
        """Those who would graduate or leave, each with a post that they hold on `day`."""
        going = {facts["student_no"]: facts for group, facts, _ in self.students() if group in GOING}
        held = (post for post in org.posts(day) if going and post.held_on(day))
        return [(going[post.student_no], post) for post in held if post.student_no in going]

    def by_college(self) -> list[tuple[str, dict[str, int]]]:
        """(college, {group: number of students}) in the order of colleges and of GROUPS."""
        counted = Counter((facts["college"], group) for group, facts, _ in self.students())
        colleges = sorted({college for college, _ in counted})
        return [(name, {group: counted[name, group] for group in GROUPS}) for name in colleges]


def read(upload: Upload) -> Folder:
    """Raises BadInput where nothing of it is a table; where the files lie here is not told."""
    tables = (STUDENTS,) if upload.roll_over else TABLES
    try:
        return auditing.read(upload.files, plan_on(upload.effective_on), silent, tables)
    except BadInput as error:
        raise BadInput(_named(problem, upload) for problem in error.problems) from None


def seen(upload: Upload, choices: Choices | None = None) -> Seen:
    """Nothing is written."""
    return _seen(upload, choices, ledger.head())


@lru_cache(maxsize=HELD)
def _seen(upload: Upload, choices: Choices | None, _records: str) -> Seen:
    try:
        folder = read(upload)
        return _rolled_over(folder, upload, choices) if upload.roll_over else _compared(folder, upload)
    except BadInput as error:
        return Seen(None, Preview(), error.problems, ())


def _compared(folder: Folder, upload: Upload) -> Seen:
    """A college is not told how rows that are not its own compare with the records."""
    outside: list[Problem] = []
    if upload.college:
        outside = problems_outside(folder, upload.college)
        folder = tables_of_colleges(folder)
    planned = preview(folder, REGISTRY, upload.effective_on, outside)
    return Seen(folder, planned, planned.problems, folder.notices)


def _rolled_over(folder: Folder, upload: Upload, choices: Choices | None) -> Seen:
    found = years(folder)
    chosen = choices or Choices(likely_final(found))
    whole = completed(folder, chosen)
    seen_so = _compared(whole.folder, upload)
    return replace(seen_so, choices=chosen, years=found, unexplained=whole.unexplained)


def _group(state: RowState) -> str:
    if state.row.file == COMPLETED.file:
        return GRADUATES if state.row.values["status"] == GRADUATED else LEAVES
    return {State.NEW: ARRIVES, State.CHANGED: CHANGES}.get(state.state, STAYS)


def _named(problem: Problem, upload: Upload) -> Problem:
    values: dict[str, Any] = problem.message.values
    told = {name: upload.name if value == str(upload.files) else value for name, value in values.items()}
    return replace(problem, message=replace(problem.message, values=told))

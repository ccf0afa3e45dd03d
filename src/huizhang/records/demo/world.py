"""The university while it is being made: its people, its tables so far, and who is still free for a post."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.random import Generator

from huizhang.kernel.message import Message, message
from huizhang.records.demo.grades import Grades
from huizhang.records.demo.plan import Plan
from huizhang.records.demo.standings import standings
from huizhang.records.demo.students import ENROLLED, Students
from huizhang.records.demo.tables import SHORT, Row, Value
from huizhang.records.demo.timeline import Timeline

MEMBERS = ("中共党员", "中共预备党员", "共青团员")
POSTGRADUATE = ("硕士", "博士")
MAIN_UNION = "校学生会"
NEWCOMERS_LATER = 0.6


class DemoError(ValueError):
    """The university cannot be made as asked; `message` says why and what to ask for instead."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.say())
        self.message = said


def too_few(students: int) -> DemoError:
    return DemoError(
        message(
            "{students} students cannot fill the posts of their unions; ask for 700 students or more",
            students=students,
        )
    )


@dataclass(frozen=True, slots=True)
class Union:
    """`college` is an index into the colleges, None for a school union."""

    name: str
    level: str
    kind: str
    college: int | None
    levels: tuple[str, ...]
    congress: date
    departments: tuple[str, ...]


@dataclass(slots=True)
class World:
    plan: Plan
    timeline: Timeline
    rng: Generator
    students: Students
    grades: Grades
    tables: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in SHORT})
    unions: list[Union] = field(default_factory=list)
    free: np.ndarray = field(init=False)
    cases: int = 0

    def __post_init__(self) -> None:
        self.free = _by_preference(self)

    def add(self, table: str, **row: Value) -> Row:
        self.tables[table].append(row)
        return row

    def rows(self, table: str, **wanted: Value) -> list[Row]:
        """The rows of a table whose columns have the wanted values."""
        return [row for row in self.tables[table] if all(row.get(k) == v for k, v in wanted.items())]

    def drop(self, table: str, **unwanted: Value) -> None:
        gone = [id(row) for row in self.rows(table, **unwanted)]
        self.tables[table] = [row for row in self.tables[table] if id(row) not in gone]

    def next_case(self, prefix: str) -> str:
        self.cases += 1
        return f"{prefix}-{self.timeline.year}-{self.cases:05d}"

    def take(
        self, count: int, *, levels: tuple[str, ...], college: int | None = None, entered: range | None = None
    ) -> list[int]:
        """Indexes of `count` students without a post, no longer free afterwards: eligible ones as long as
        there are any, then, as small universities do, those whose rank alone is short.

        `entered`: entry years; None takes any. Raises DemoError.
        """
        taken = self.free[self._fit(levels, college, entered)][:count]
        if len(taken) < count:
            raise too_few(len(self.students))
        self.free = self.free[~np.isin(self.free, taken)]
        return [int(index) for index in taken]

    def left(
        self, *, levels: tuple[str, ...], college: int | None = None, entered: range | None = None
    ) -> int:
        """How many `take` could still give."""
        return int(self._fit(levels, college, entered).sum())

    def _fit(self, levels: tuple[str, ...], college: int | None, entered: range | None) -> np.ndarray:
        """Which of the free have such a level, college and entry year."""
        fits = [
            group.level in levels
            and (college is None or group.college == college)
            and (entered is None or group.entry_year in entered)
            for group in self.students.groups
        ]
        return np.asarray(np.array(fits)[self.students.group[self.free]])

    def number(self, student: int) -> str:
        return str(self.students.student_no[student])

    def index(self, student_no: Value) -> int:
        return int(np.flatnonzero(self.students.student_no == student_no)[0])

    def college_of(self, student: int) -> str:
        group = self.students.groups[self.students.group[student]]
        return str(self.students.colleges[group.college].name)

    def entered_in(self, student: int) -> int:
        return int(self.students.groups[self.students.group[student]].entry_year)

    def entered(self, youngest: int) -> range:
        """Entry years from the oldest enrolled one to `youngest`."""
        return range(self.timeline.year - 4, youngest + 1)


def _by_preference(world: World) -> np.ndarray:
    """All willing students in the order in which they are asked: eligible ones by lot, newcomers later."""
    eligible, willing = _eligible(world)
    entered = np.array([group.entry_year for group in world.students.groups])[world.students.group]
    lot = (
        world.rng.random(len(entered))
        + NEWCOMERS_LATER * (entered == world.timeline.year)
        + 2.0 * ~eligible
        + 4.0 * ~willing
    )
    return np.asarray(np.argsort(lot, kind="stable")[: willing.sum()])


def _eligible(world: World) -> tuple[np.ndarray, np.ndarray]:
    """Enrolled members of the Party or the League without a fail: those whose rank holds whatever is
    pending, and all of them."""
    students = world.students
    windows = standings(students, world.grades, world.timeline)
    ranked = np.zeros(len(students), dtype=bool)
    for window in windows:
        ranked |= (window.rank > 0) & (window.rank * 100 <= world.plan.rank_percent * window.group_size)
    exempt = np.array(
        [group.level in POSTGRADUATE or group.entry_year == world.timeline.year for group in students.groups]
    )[students.group]
    clean = (windows[2].failed_courses == 0) & ~windows[2].pending
    willing = clean & np.isin(students.political_status, MEMBERS) & (students.status == ENROLLED)
    return (ranked | exempt) & willing, willing

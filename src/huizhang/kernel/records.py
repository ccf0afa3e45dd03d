"""The rows of the exchange tables as values: what rules are judged on.

One frozen dataclass a table, one field a column, named as in the exchange format. They come from
the database (each capability's queries), or from a worked case, and rules cannot tell which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

UNDERGRADUATE_LEVELS = ("本科", "专科")
POSTGRADUATE_LEVELS = ("硕士", "博士")
ENROLLED = "在读"


@dataclass(frozen=True, slots=True)
class Student:
    student_no: str
    name: str
    political_status: str | None
    college: str
    major: str
    entry_year: int
    class_name: str
    level: str
    gender: str | None = None
    ethnicity: str | None = None
    clubs: tuple[str, ...] = ()
    status: str = ENROLLED

    @property
    def enrolled(self) -> bool:
        return self.status == ENROLLED

    @property
    def postgraduate(self) -> bool:
        return self.level in POSTGRADUATE_LEVELS

    @property
    def grade(self) -> str:
        """年级: entry year and level, as `2024级本科`."""
        return f"{self.entry_year}级{self.level}"


@dataclass(frozen=True, slots=True)
class Cohort:
    """How many enrolled students share a college, level, entry year and major."""

    college: str
    level: str
    entry_year: int
    major: str
    students: int

    @property
    def grade(self) -> str:
        return f"{self.entry_year}级{self.level}"


@dataclass(frozen=True, slots=True)
class Club:
    club: str
    major: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A student's place in a window. `best` and `worst` differ where scores are pending.

    `window` is last_term, last_year or since_entry; None means not known.
    """

    student_no: str
    window: str
    best: int | None
    worst: int | None
    group_size: int | None
    failed_courses: int | None
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Union:
    union: str
    level: str
    kind: str | None = None
    college: str | None = None

    @property
    def of_school(self) -> bool:
        return self.level == "school"

    @property
    def graduate(self) -> bool:
        """A union whose kind is not stated is known by its name."""
        return self.kind == "graduate_union" if self.kind else "研究生" in self.union


@dataclass(frozen=True, slots=True)
class Department:
    union: str
    department: str


@dataclass(frozen=True, slots=True)
class Post:
    union: str
    student_no: str
    post: str
    start: date
    department: str | None = None
    end: date | None = None
    from_college_union: bool | None = None

    def held_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or self.end > day)

    def held_between(self, first: date, last: date) -> bool:
        return self.start <= last and (self.end is None or self.end > first)


@dataclass(frozen=True, slots=True)
class Step:
    case: str
    kind: str
    act: str
    organ: str
    date: date
    union: str | None = None
    student_no: str | None = None
    outcome: bool = True
    round: int = 1
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Congress:
    congress: str
    union: str
    date: date
    students_represented: int | None = None
    elected_by: str | None = None


@dataclass(frozen=True, slots=True)
class Delegate:
    congress: str
    student_no: str
    constituency: str
    kind: str = "college"


@dataclass(frozen=True, slots=True)
class Appraisal:
    appraisal: str
    union: str
    term: str
    date: date


@dataclass(frozen=True, slots=True)
class PanelMember:
    appraisal: str
    member: str
    capacity: str


DIMENSIONS = (
    "political_attitude",
    "moral_conduct",
    "academic_standing",
    "work_results",
    "discipline_and_style",
)


@dataclass(frozen=True, slots=True)
class Report:
    """述职: what the panel thought of one officer; None where a dimension was not filled."""

    appraisal: str
    student_no: str
    political_attitude: str | None = None
    moral_conduct: str | None = None
    academic_standing: str | None = None
    work_results: str | None = None
    discipline_and_style: str | None = None
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Honour:
    matter: str
    student_no: str
    date: date
    basis: str


@dataclass(frozen=True, slots=True)
class Duty:
    duty: str
    person: str
    start: date
    organ: str | None = None
    full_time: bool | None = None
    end: date | None = None

    def held_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or self.end > day)


@dataclass(frozen=True, slots=True)
class Activity:
    union: str
    title: str
    major: bool
    held_on: date
    reported_on: date | None = None
    reported_to: str | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    union: str
    by: str
    to: tuple[str, ...]
    date: date
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Pledge:
    union: str
    student_no: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class Training:
    union: str
    title: str
    held_on: date


@dataclass(frozen=True, slots=True)
class Project:
    project: str
    union: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Volunteer:
    project: str
    student_no: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Need:
    need: str
    category: str
    raised_on: date
    union: str | None = None
    routed_to: str | None = None
    replied_on: date | None = None
    rating: str | None = None


@dataclass(frozen=True, slots=True)
class Attestation:
    rule: str
    union: str
    holds: bool
    by: str
    date: date
    subject: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, eq=False)
class Records:
    """Everything known of one university on one day. `present` names the tables that were given:
    an absent table is not an empty one.

    `students` holds whoever the other tables name; `cohorts` counts everybody enrolled.
    """

    as_of: date
    present: frozenset[str]
    institution: Mapping[str, str] = field(default_factory=dict)
    students: Mapping[str, Student] = field(default_factory=dict)
    cohorts: tuple[Cohort, ...] = ()
    clubs: tuple[Club, ...] = ()
    standings: tuple[Standing, ...] = ()
    unions: tuple[Union, ...] = ()
    departments: tuple[Department, ...] = ()
    posts: tuple[Post, ...] = ()
    steps: tuple[Step, ...] = ()
    congresses: tuple[Congress, ...] = ()
    delegates: tuple[Delegate, ...] = ()
    appraisals: tuple[Appraisal, ...] = ()
    appraisal_panel: tuple[PanelMember, ...] = ()
    appraisal_reports: tuple[Report, ...] = ()
    honours: tuple[Honour, ...] = ()
    duties: tuple[Duty, ...] = ()
    activities: tuple[Activity, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    trainings: tuple[Training, ...] = ()
    projects: tuple[Project, ...] = ()
    volunteers: tuple[Volunteer, ...] = ()
    needs: tuple[Need, ...] = ()
    attestations: tuple[Attestation, ...] = ()

    @property
    def institution_name(self) -> str:
        return self.institution.get("name", "本校")

    def has(self, *tables: str) -> bool:
        return all(table in self.present for table in tables)

    def rows(self, table: str) -> tuple[Any, ...]:
        return tuple(getattr(self, table))

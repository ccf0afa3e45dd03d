"""Students, the groups that they form, their clubs and standings."""

from __future__ import annotations

from dataclasses import dataclass

UNDERGRADUATE_LEVELS = ("本科", "专科")
POSTGRADUATE_LEVELS = ("硕士", "博士")
ENROLLED = "在读"
GRADUATED = "毕业"


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

    `given` by the academic office, or else computed from the transcript.

    `window` is last_term, last_year or since_entry; None means not known.
    """

    student_no: str
    window: str
    best: int | None
    worst: int | None
    group_size: int | None
    failed_courses: int | None
    pending: bool = False
    given: bool = True

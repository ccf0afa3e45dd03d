"""Transcripts: every course of every completed term, with retakes, scores in words and pending ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from huizhang.kernel.terms import Term
from huizhang.records.demo.colleges import PUBLIC_COURSES
from huizhang.records.demo.students import Group, Students
from huizhang.records.demo.timeline import Timeline

PENDING = 0
EXCELLENT, GOOD, MEDIUM, PASSED, FAILED, QUALIFIED, UNQUALIFIED = range(102, 109)
# index 0 is not yet known, 1 + n the score n, then the words
SCORES = ("", *(str(n) for n in range(101)), "优秀", "良好", "中等", "及格", "不及格", "合格", "不合格")
POINTS = np.array([0.0, *range(101), 95, 85, 75, 65, 50, 0, 0])
COUNTS_IN_MEAN = np.array([True] * 107 + [False] * 2)
NOT_PASSED = np.array([False, *(n < 60 for n in range(101)), False, False, False, False, True, False, True])
ATTEMPTS = ("正常", "补考", "重修", "缓考")
NORMAL, RESIT, REPEAT, DEFERRED = range(4)
PUBLIC_CREDITS = (3.0, 4.0, 4.0, 1.0, 2.0, 2.0, 0.5)
MAJOR_CREDITS = (3.0, 3.0, 2.5, 2.0, 3.0, 2.0, 1.0, 1.0)
PHYSICAL_EDUCATION, POLICY = 3, 6
LEVEL_LETTERS = {"本科": "B", "专科": "Z", "硕士": "S", "博士": "D"}
STAGES = ("基础", "", "（二）", "应用", "专题", "进阶", "综合实训", "前沿")


@dataclass(frozen=True, slots=True)
class Course:
    code: str
    name: str
    credits: float
    marked: str = "number"


@dataclass(slots=True)
class Grades:
    """Columns of the grades table as indexes: into students, terms, courses, SCORES, ATTEMPTS.

    `superseded` is true where a later attempt of the same course stands in the table.
    """

    terms: tuple[Term, ...]
    courses: tuple[Course, ...]
    student: np.ndarray
    term: np.ndarray
    course: np.ndarray
    score: np.ndarray
    attempt: np.ndarray
    superseded: np.ndarray

    def __len__(self) -> int:
        return len(self.student)

    @property
    def credits(self) -> np.ndarray:
        return np.asarray(np.array([course.credits for course in self.courses])[self.course])

    def of(self, student: int) -> np.ndarray:
        """Row numbers of one student."""
        return np.flatnonzero(self.student == student)


def transcribe(students: Students, timeline: Timeline, rng: Generator) -> Grades:
    terms = tuple(timeline.terms_since(min(group.entry_year for group in students.groups)))
    grades = _enrolments(students, terms)
    _mark(grades, len(students), rng)
    return _with_retakes(grades, rng)


def _enrolments(students: Students, terms: tuple[Term, ...]) -> Grades:
    """One row a student and course, unmarked."""
    courses: dict[str, int] = {}
    catalogue: list[Course] = []
    blocks = []
    starts = np.searchsorted(students.group, np.arange(len(students.groups) + 1))
    for index, group in enumerate(students.groups):
        taken = [
            (at, courses.setdefault(course.code, len(courses)), course)
            for at, term in enumerate(terms)
            if term.year.start >= group.entry_year
            for course in _curriculum(students, group, term)
        ]
        catalogue += [course for _, number, course in taken if number >= len(catalogue)]
        members = np.arange(starts[index], starts[index + 1])
        columns = np.array([(at, number) for at, number, _ in taken], dtype=np.int64).reshape(-1, 2)
        term, course = np.tile(columns, (len(members), 1)).T
        blocks.append((np.repeat(members, len(taken)), term, course))
    student, term, course = (np.concatenate(column) for column in zip(*blocks, strict=True))
    blank = np.zeros(len(student), dtype=np.int16)
    return Grades(terms, tuple(catalogue), student, term, course, blank, blank.copy(), blank.astype(bool))


def _curriculum(students: Students, group: Group, term: Term) -> list[Course]:
    """The courses of a group in a term: public ones for undergraduates, six subjects and two laboratories."""
    stage = min((term.year.start - group.entry_year) * 2 + term.number - 1, len(STAGES) - 1)
    college = students.colleges[group.college]
    names = [subject + STAGES[stage] for subject in college.subjects]
    names += [f"{names[0]}实验", f"{names[1]}课程设计"]
    prefix = f"{LEVEL_LETTERS[group.level]}{group.college + 1:02d}{group.major + 1}"
    major = [
        Course(f"{prefix}{stage + 1}{number:02d}", name, credits)
        for number, (name, credits) in enumerate(zip(names, MAJOR_CREDITS, strict=True), 1)
    ]
    return major if group.level in ("硕士", "博士") else [*_public(stage), *major]


def _public(stage: int) -> list[Course]:
    marks = {PHYSICAL_EDUCATION: "five levels", POLICY: "two levels"}
    return [
        Course(f"G{stage + 1}{number:02d}", name, PUBLIC_CREDITS[number], marks.get(number, "number"))
        for number, name in enumerate(PUBLIC_COURSES[stage].split())
    ]


def _mark(grades: Grades, students: int, rng: Generator) -> None:
    """Scores from a student's ability, a course's difficulty and chance; few of the last term are pending."""
    ability = rng.normal(0, 7.5, students)
    difficulty = rng.normal(0, 2.5, len(grades.courses))
    exact = 78 + ability[grades.student] + difficulty[grades.course] + rng.normal(0, 4.5, len(grades))
    number = np.clip(np.rint(exact), 30, 99).astype(np.int16)
    marked = np.array([course.marked for course in grades.courses])[grades.course]
    five = np.array([FAILED, PASSED, MEDIUM, GOOD, EXCELLENT])[np.searchsorted([59, 69, 79, 89], number)]
    two = np.where(number < 52, UNQUALIFIED, QUALIFIED)
    kinds = [marked == "five levels", marked == "two levels"]
    grades.score = np.select(kinds, [five, two], number + 1).astype(np.int16)
    deferred = (grades.term == len(grades.terms) - 1) & (rng.random(len(grades)) < 0.0002)
    grades.score[deferred] = PENDING
    grades.attempt[deferred] = DEFERRED


def _with_retakes(grades: Grades, rng: Generator) -> Grades:
    """Failed courses are sat again in the same term or repeated in the next one; most are then passed."""
    failed = np.flatnonzero(NOT_PASSED[grades.score] & (rng.random(len(grades)) < 0.85))
    later = (grades.term[failed] < len(grades.terms) - 1) & (rng.random(len(failed)) < 0.3)
    word = grades.score[failed] >= EXCELLENT
    passed = rng.random(len(failed)) < 0.75
    number = np.where(passed, rng.integers(60, 76, len(failed)), rng.integers(40, 60, len(failed))) + 1
    same_word = np.where(grades.score[failed] == UNQUALIFIED, QUALIFIED, PASSED)
    score = np.where(word, np.where(passed, same_word, grades.score[failed]), number)
    grades.superseded[failed] = True
    return Grades(
        grades.terms,
        grades.courses,
        np.concatenate([grades.student, grades.student[failed]]),
        np.concatenate([grades.term, grades.term[failed] + later]),
        np.concatenate([grades.course, grades.course[failed]]),
        np.concatenate([grades.score, score.astype(np.int16)]),
        np.concatenate([grades.attempt, np.where(later, REPEAT, RESIT).astype(np.int16)]),
        np.concatenate([grades.superseded, np.zeros(len(failed), dtype=bool)]),
    )

"""Standings by the definition, slowly and with fractions: what the expression must equal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from huizhang.eligibility.parameters import StandingParameters

Row = Mapping[str, Any]
ORDER = {None: 0, "": 0, "正常": 0, "缓考": 1, "补考": 2, "重修": 3}
NOTHING_YET = (None, "")


def standings(grades: Iterable[Row], students: Iterable[Row], parameters: StandingParameters) -> list[Row]:
    """Rows as the expression gives them, sorted by student and window; without the shown mean."""
    enrolled = [student for student in students if student["status"] in (None, "", "在读")]
    rows = list(grades)
    result = []
    for window, holds in _windows(parameters).items():
        taken = {
            student["student_no"]: [
                row for row in rows if row["student_no"] == student["student_no"] and holds(row["term"])
            ]
            for student in enrolled
        }
        bounds = {number: _bounds(_courses(of), parameters) for number, of in taken.items()}
        for student in enrolled:
            number = student["student_no"]
            if not taken[number]:
                continue
            courses = _courses(taken[number])
            group = [
                other["student_no"]
                for other in enrolled
                if _group(other) == _group(student) and bounds[other["student_no"]] is not None
            ]
            result.append(
                {
                    "student_no": number,
                    "window": window,
                    **_place(number, group, bounds),
                    "failed_courses": sum(_failed(course, parameters) for course in courses),
                    "pending": any(_open(course, parameters) for course in courses),
                }
            )
    return sorted(result, key=lambda row: (row["student_no"], row["window"]))


def _windows(parameters: StandingParameters) -> dict[str, Any]:
    return {
        "last_term": lambda term: term == parameters.last_term,
        "last_year": lambda term: term in parameters.last_year,
        "since_entry": lambda term: term <= parameters.since_entry,
    }


def _group(student: Row) -> tuple[Any, ...]:
    return student["level"], student["major"], student["entry_year"]


def _courses(rows: list[Row]) -> list[list[Row]]:
    """The attempts of each course, earliest first."""
    codes = sorted({row["course_code"] for row in rows})
    return [
        sorted(
            (row for row in rows if row["course_code"] == code),
            key=lambda row: (row["term"], ORDER[row["attempt"]]),
        )
        for code in codes
    ]


def _points(score: str, parameters: StandingParameters) -> Fraction | None:
    if score in ("合格", "不合格"):
        return None
    return Fraction(parameters.words[score]) if score in parameters.words else Fraction(Decimal(score))


def _bounds(courses: list[list[Row]], parameters: StandingParameters) -> tuple[Fraction, Fraction] | None:
    known = open_credits = scored = Fraction(0)
    for course in courses:
        credits, score = Fraction(course[-1]["credits"]), course[-1]["score"]
        if score in NOTHING_YET:
            open_credits += credits
        elif (points := _points(score, parameters)) is not None:
            known += credits * points
            scored += credits
    credits = scored + open_credits
    if not credits or not _has_a_score(courses, parameters):
        return None
    return known / credits, (known + 100 * open_credits) / credits


def _has_a_score(courses: list[list[Row]], parameters: StandingParameters) -> bool:
    scores = [row["score"] for course in courses for row in course if row["score"] not in NOTHING_YET]
    return any(_points(score, parameters) is not None for score in scores)


def _place(number: str, group: list[str], bounds: Mapping[str, Any]) -> dict[str, int | None]:
    if bounds[number] is None:
        return {"best": None, "worst": None, "group_size": None}
    least, greatest = bounds[number]
    others = [bounds[other] for other in group if other != number]
    return {
        "best": 1 + sum(other[0] > greatest for other in others),
        "worst": 1 + sum(other[1] > least for other in others),
        "group_size": len(group),
    }


def _first(course: list[Row]) -> Row:
    """A deferred student's ordinary sitting without a score never took place."""
    if any(row["attempt"] == "缓考" for row in course):
        course = [row for row in course if ORDER[row["attempt"]] or row["score"] not in NOTHING_YET]
    return course[0]


def _deciding(course: list[Row], parameters: StandingParameters) -> list[Row]:
    if parameters.retake_counts_as == "cleared":
        return [course[-1]]
    return [course[-1], _first(course)]


def _failed(course: list[Row], parameters: StandingParameters) -> bool:
    return any(_fails(row["score"], parameters) for row in _deciding(course, parameters))


def _fails(score: str | None, parameters: StandingParameters) -> bool:
    if score is None or score in NOTHING_YET:
        return False
    if score in ("不及格", "不合格"):
        return True
    points = _points(score, parameters)
    return points is not None and points < parameters.pass_mark


def _open(course: list[Row], parameters: StandingParameters) -> bool:
    return any(row["score"] in NOTHING_YET for row in _deciding(course, parameters))

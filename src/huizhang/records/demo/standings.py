"""Ranks in the three windows, computed for the whole university at once.

Source: the readings of the packs. A group is level, major and entry year; the mean is weighted by
credits; ties share the better place; a pending score gives a best and a worst mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from huizhang.records.demo.grades import COUNTS_IN_MEAN, NOT_PASSED, PENDING, POINTS, Grades
from huizhang.records.demo.students import ENROLLED, Students
from huizhang.records.demo.timeline import Timeline

WINDOWS = ("last_term", "last_year", "since_entry")
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one window, one item a student; `rank` is the worst possible place, 0 outside any group."""

    window: str
    rank: np.ndarray
    group_size: np.ndarray
    failed_courses: np.ndarray
    pending: np.ndarray


def standings(students: Students, grades: Grades, timeline: Timeline) -> tuple[Standing, ...]:
    return tuple(
        _standing(window, students, grades, _inside(window, grades, timeline) & ~grades.superseded)
        for window in WINDOWS
    )


def _inside(window: str, grades: Grades, timeline: Timeline) -> np.ndarray:
    """Which rows lie in the window."""
    last = timeline.completed_terms[1]
    year = timeline.year - 1
    within = {
        "last_term": [term == last for term in grades.terms],
        "last_year": [term.year.start == year for term in grades.terms],
        "since_entry": [True for _ in grades.terms],
    }[window]
    return np.asarray(np.array(within, dtype=bool)[grades.term])


def _standing(window: str, students: Students, grades: Grades, rows: np.ndarray) -> Standing:
    who, score = grades.student[rows], grades.score[rows]
    credits = grades.credits[rows] * COUNTS_IN_MEAN[score]
    count = len(students)

    def total(weights: np.ndarray) -> np.ndarray:
        return np.bincount(who, weights=weights, minlength=count)

    pending = total((score == PENDING) * 1.0) > 0
    weight = total(credits)
    ranked = (total(credits * (score != PENDING)) > 0) & (students.status == ENROLLED)
    lowest = total(credits * POINTS[score]) / np.maximum(weight, 0.5)
    highest = lowest + total(credits * 100 * (score == PENDING)) / np.maximum(weight, 0.5)
    rank, size = _places(students.group, ranked, lowest, highest)
    return Standing(window, rank, size, total(NOT_PASSED[score] * 1.0).astype(int), pending)


def _places(
    group: np.ndarray, ranked: np.ndarray, lowest: np.ndarray, highest: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Worst place and group size of everybody in `ranked`: one more than those who may stand above."""
    rank, size = np.zeros((2, len(group)), dtype=int)
    starts = np.searchsorted(group, np.arange(group.max() + 2))
    for start, end in pairwise(starts.tolist()):
        members = start + np.flatnonzero(ranked[start:end])
        ordered = np.sort(highest[members])
        above = len(members) - np.searchsorted(ordered, lowest[members] + _ROUNDING, side="right")
        itself = highest[members] > lowest[members] + _ROUNDING
        rank[members] = 1 + above - itself
        size[members] = len(members)
    return rank, size

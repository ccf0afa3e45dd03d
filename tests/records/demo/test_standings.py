"""Ranks of the example universities, against counting by hand."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import numpy as np

from huizhang.records.demo.generate import make
from huizhang.records.demo.grades import COUNTS_IN_MEAN, PENDING, POINTS
from huizhang.records.demo.standings import standings
from huizhang.records.demo.students import ENROLLED


def test_ranks_since_entry_are_those_that_one_counts_by_hand() -> None:
    world = make("xianning", 700, 1, date(2026, 11, 21))
    grades, students = world.grades, world.students
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for who, score, credit, old in zip(
        grades.student.tolist(),
        grades.score.tolist(),
        grades.credits.tolist(),
        grades.superseded,
        strict=True,
    ):
        if not old and COUNTS_IN_MEAN[score]:
            total = sums[who]
            total[0] += credit
            total[1] += credit * POINTS[score]
            total[2] += credit * (100 if score == PENDING else POINTS[score])
    means = {
        who: (low / c, high / c) for who, (c, low, high) in sums.items() if students.status[who] == ENROLLED
    }
    expected = np.zeros(len(students), dtype=int)
    for who, (low, _) in means.items():
        others = [
            high
            for one, (_, high) in means.items()
            if students.group[one] == students.group[who] and one != who
        ]
        expected[who] = 1 + sum(high > low + 1e-9 for high in others)
    assert standings(students, grades, world.timeline)[2].rank.tolist() == expected.tolist()

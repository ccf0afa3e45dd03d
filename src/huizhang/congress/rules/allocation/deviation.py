"""How far seats are from exact quotas."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from huizhang.congress.rules.allocation.result import Deviation

Lines = Sequence[Sequence[int]]


def deviation(people: Lines, seats: Lines) -> Deviation:
    """`people` and `seats` by college (rows) and grade (columns); quotas share out all these seats."""
    total, given = sum(map(sum, people)), sum(map(sum, seats))
    rate = Fraction(given, total) if total else Fraction(0)
    by_college = [_furthest([sum(a)], [sum(b)], rate) for a, b in zip(people, seats, strict=True)]
    by_grade = [
        _furthest([sum(a)], [sum(b)], rate)
        for a, b in zip(zip(*people, strict=True), zip(*seats, strict=True), strict=True)
    ]
    cells = [_furthest(a, b, rate) for a, b in zip(people, seats, strict=True)]
    none = Fraction(0)
    return Deviation(max(by_college, default=none), max(by_grade, default=none), max(cells, default=none))


def _furthest(people: Sequence[int], seats: Sequence[int], rate: Fraction) -> Fraction:
    return max(abs(given - inside * rate) for inside, given in zip(people, seats, strict=True))

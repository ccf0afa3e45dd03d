"""Places in a group when some scores are not yet known: a best and a worst one for everybody.

No float decides a place. A mean is compared by a whole number, `mean_key`.
"""

from __future__ import annotations

import ibis
from ibis.expr import types as ir

GROUP = ("level", "major", "entry_year")

_BASE = 1_000_000


def mean_key(points: ir.IntegerColumn, credits: ir.IntegerColumn) -> ir.IntegerColumn:
    """`points * 10**12 // credits` for `points`, the sum of credits times score, by long division.

    Two different means p/a and q/b differ by at least 1/ab, as p, q, a, b are whole numbers. With at
    most 10**6 hundredths of a credit (10,000 credits) on each side that is 10**-12, so the keys of two
    different means are different, and equal means have equal keys.

    Every step stays below 2**53 (points ≤ 10**6 * 10**6, remainder * base ≤ 10**6 * 10**6), hence is
    exact also where the engine divides whole numbers as floats.
    """
    whole, rest = _divide(points, credits)
    first, rest = _divide(rest * _BASE, credits)
    second, _ = _divide(rest * _BASE, credits)
    return (whole * _BASE + first) * _BASE + second


def _divide(number: ir.IntegerColumn, by: ir.IntegerColumn) -> tuple[ir.IntegerColumn, ir.IntegerColumn]:
    """Quotient and remainder. What is divided is a multiple of `by`: nothing is there to be rounded."""
    rest = number % by
    return ((number - rest) / by).cast("int64"), rest


def places(means: ir.Table) -> ir.Table:
    """Competition ranking of everybody's least and greatest mean within window and group.

    `means`: student_no, window, level, major, entry_year, least, greatest (keys; null outside the
    group), and further columns, which are kept. Adds best = 1 + others who are better whatever comes,
    worst = 1 + others who may turn out better, and group_size; null outside the group. Ties share the
    better place.
    """
    marks = _marks(means)
    group = ["window", *GROUP]
    better = ibis.range_window(group_by=group, order_by=ibis.desc("key"), preceding=(None, 1))
    counted = marks.mutate(
        surely=marks.is_least.sum().over(better).fill_null(0),
        perhaps=marks.is_greatest.sum().over(better).fill_null(0),
        size=marks.is_greatest.sum().over(ibis.window(group_by=group)),
    )
    # whoever has two marks stands once among those who may be better than their own lesser mark
    best, worst = 1 + counted.surely.min(), counted.perhaps.max() + counted.is_least.min()
    kept = {name: counted[name].max() for name in means.columns if name not in ("student_no", "window")}
    in_group = counted.key.count() > 0
    return counted.group_by("student_no", "window").agg(
        **kept,
        best=in_group.ifelse(best, None).cast("int32"),
        worst=in_group.ifelse(worst, None).cast("int32"),
        group_size=in_group.ifelse(counted["size"].max(), None).cast("int32"),
    )


def _marks(means: ir.Table) -> ir.Table:
    """The greatest and the least key as rows; one row serves as both where they are equal.

    Sorted from the highest key, the greatest of a student stands before the least, so fewer rows are
    above it: the minimum over both rows belongs to the greatest, the maximum to the least.
    """
    apart = (means.least < means.greatest).fill_null(False)
    marks = means.mutate(apart=apart, is_least=apart.ifelse(ibis.array([0, 1]), ibis.array([1])).unnest())
    top = ~marks.apart | (marks.is_least == 0)
    key = top.ifelse(marks.greatest, marks.least)
    return marks.mutate(
        key=key,
        is_greatest=(key.notnull() & top).cast("int64"),
        is_least=key.notnull().ifelse(marks.is_least, 0).cast("int64"),
    )

"""Methods side by side, and other totals."""

from __future__ import annotations

from fractions import Fraction

from congress.given import JUNIORS, PEOPLE, SENIORS, demands
from huizhang.congress.rules.allocation import Point, electorate, nested, side_by_side, what_if
from huizhang.policy.seating import Seating

SMALL = {("甲", SENIORS): 480, ("甲", JUNIORS): 470, ("乙", SENIORS): 40, ("乙", JUNIORS): 10}


def test_ours_comes_first_and_leaves_nobody_out():
    found = side_by_side(electorate({**SMALL, ("丙", JUNIORS): 4}), Seating(), 12)
    assert [(one.name.text, one.uncovered) for one in found] == [
        ("biproportional", 0),
        ("Sainte-Laguë over all cells", 2),
        ("largest remainder over all cells", 2),
        ("largest remainder by college, then by grade", 1),
    ]


def test_ours_is_nearest_by_college_and_grade_together():
    ours, *others = side_by_side(PEOPLE, Seating(), 37)
    for other in others:
        assert max(ours.deviation.college, ours.deviation.grade) <= max(
            other.deviation.college, other.deviation.grade
        )


def test_without_ours_the_others_are_still_compared():
    first = side_by_side(PEOPLE, Seating(college_floor=9), 10)[0]
    assert first.name.text == "Sainte-Laguë over all cells"
    assert side_by_side(PEOPLE, Seating(), 0)[-1].deviation.college == 0


def test_nested_largest_remainder_shares_out_twice():
    assert nested([[912, 714], [123, 45]], 20) == ((10, 8), (1, 1))


def test_other_totals_tell_how_many_students_a_delegate_speaks_for():
    assert list(what_if(PEOPLE, demands(), (1, 10, 18))) == [
        Point(1, Fraction(1794), None, None, False, False),
        Point(10, Fraction(897, 5), Fraction(1626, 9), Fraction(168), True, False),
        Point(18, Fraction(299, 3), Fraction(813, 8), Fraction(84), True, True),
    ]

"""Parts of a whole in whole numbers, held against fractions over every small number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.threshold import Threshold, threshold

PARTS = st.sampled_from(["1/2", "2/3", "3/4", "1/3", "1/1"])
SIGNS = st.sampled_from([">=", ">"])


@given(SIGNS, st.integers(1, 60), st.integers(1, 60))
def test_what_is_written_is_read_in_lowest_terms(sign, count, of):
    found = threshold(f"{sign}{count}/{of}")
    if Fraction(count, of) > 1 or (count == of and sign == ">"):
        assert found is None
    else:
        assert found == Threshold(Fraction(count, of), sign == ">")
        assert threshold(str(found)) == found


@pytest.mark.parametrize(
    "written", ["2/3", ">=0/3", ">=2/0", "=2/3", ">= 2/3", ">=66%", "", None, 0.5, ">1/1"]
)
def test_nothing_else_is_read(written):
    assert threshold(written) is None


@given(SIGNS, PARTS, st.integers(0, 700), st.integers(0, 700))
def test_enough_is_enough_exactly_at_the_fraction(sign, part, count, of):
    found = threshold(f"{sign}{part}")
    if found is None:
        return
    share = Fraction(count, of) if of else Fraction(0)
    exact = share > Fraction(part) if sign == ">" else share >= Fraction(part)
    assert found.met(count, of) == (of > 0 and exact)


@given(SIGNS, PARTS, st.integers(1, 700))
def test_the_least_is_enough_and_one_less_is_not(sign, part, of):
    found = threshold(f"{sign}{part}")
    if found is None:
        return
    least = found.least(of)
    assert (found.met(least, of), found.met(least - 1, of)) == (True, False)


@pytest.mark.parametrize(
    ("written", "of", "least"),
    [(">=2/3", 9, 6), (">2/3", 9, 7), (">1/2", 9, 5), (">=2/3", 10, 7), (">1/2", 10, 6), (">=2/3", 600, 400)],
)
def test_numbers_that_people_know_by_heart(written, of, least):
    assert threshold(written).least(of) == least

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.terms import AcademicYear, Calendar, Term

CALENDAR = Calendar()
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2026, 9, 1), "2026-2027-1"),
        (date(2026, 8, 31), "2025-2026-2"),
        (date(2026, 2, 14), "2025-2026-1"),
        (date(2026, 2, 15), "2025-2026-2"),
        (date(2027, 1, 1), "2026-2027-1"),
    ],
)
def test_terms_begin_on_1_september_and_15_february(day, term):
    assert str(CALENDAR.term_of(day)) == term


def test_the_last_completed_term_is_the_one_before():
    assert str(CALENDAR.last_completed(date(2026, 11, 21))) == "2025-2026-2"
    assert [str(year) for year in CALENDAR.recent_years(date(2026, 11, 21))] == ["2025-2026", "2026-2027"]


@pytest.mark.parametrize("text", ["2025-2027-1", "2025-2026-3", "2025-2026", "春季", ""])
def test_a_term_that_does_not_exist_is_refused(text):
    with pytest.raises(ValueError, match="2025-2026-1"):
        Term.parse(text)


@given(DAYS)
def test_every_day_lies_in_its_term(day):
    term = CALENDAR.term_of(day)
    assert CALENDAR.start(term) <= day <= CALENDAR.end(term)
    assert Term.parse(str(term)) == term


@given(DAYS)
def test_terms_follow_each_other_without_a_gap(day):
    term = CALENDAR.term_of(day)
    assert CALENDAR.end(term) + timedelta(days=1) == CALENDAR.start(term.next())
    assert term.next().previous() == term


@given(DAYS)
def test_a_year_is_its_two_terms(day):
    year = CALENDAR.year_of(day)
    assert CALENDAR.year_start(year) <= day <= CALENDAR.year_end(year)
    assert CALENDAR.term_of(day).year == year


def test_a_school_may_have_its_own_terms():
    calendar = Calendar(first=(8, 25), second=(3, 1))
    assert str(calendar.term_of(date(2026, 8, 26))) == "2026-2027-1"
    assert str(calendar.term_of(date(2026, 2, 20))) == "2025-2026-1"
    assert AcademicYear(2025).previous() == AcademicYear(2024)

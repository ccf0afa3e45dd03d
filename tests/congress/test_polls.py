"""Which elections of delegates count, and who is elected: whole numbers decide."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.congress.rules.delegates.pasting import pasted_votes
from huizhang.congress.rules.delegates.polls import (
    Field,
    Result,
    candidates_wanted,
    faults_of_poll,
    part,
    seats_fillable,
    votes_needed,
)
from huizhang.congress.rules.delegates.standings import Grades, standing
from huizhang.policy.electing import Electing

DAY = date(2026, 11, 20)
NAMES = {"1": "陆晓禾", "2": "苏予安", "3": "叶清和"}
FIELD = Field(
    NAMES, free=2, enrolled=30, since=DAY - timedelta(days=3), today=DAY, session=DAY + timedelta(9)
)
GOOD = Result(DAY, 2, 30, 20, 19, {"1": 15, "2": 12, "3": 11}, ("1", "2"), ("3",), "江一帆", "班会投票")


def said(result: Result, field: Field = FIELD, electing: Electing | None = None) -> list[str]:
    return [one.say() for one in faults_of_poll(result, field, electing or Electing())]


def test_an_election_in_order_counts():
    assert said(GOOD) == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"day": DAY + timedelta(1)}, "this day is still to come"),
        ({"day": DAY - timedelta(4)}, "before the last candidate was put forward"),
        ({"minutes": " "}, "Write the minutes"),
        ({"scrutineers": ""}, "Name the scrutineers"),
        ({"scrutineers": "陆晓禾、江一帆"}, "other scrutineers than 陆晓禾"),
        ({"minutes": "字" * 4001}, "Shorten the statement"),
        ({"scrutineers": "字" * 201}, "Shorten the name"),
        ({"seats": 0}, "0 seats cannot be filled: 2"),
        ({"seats": 3}, "3 seats cannot be filled: 2"),
        ({"eligible": 31}, "30 students are enrolled"),
        ({"eligible": 0}, "30 students are enrolled"),
        ({"eligible": 19}, "20 ballots are more than the 19"),
        ({"present": 19, "valid": 19}, "19 of 30 took part; at least 20"),
        ({"valid": 21}, "21 valid ballots do not fit 20"),
        ({"votes": {"1": 15, "2": 12}}, "The votes of 叶清和 3 are missing"),
        ({"votes": {"1": 15, "2": 12, "3": 2, "9": 1}}, "9 are no candidates here"),
        ({"votes": {"1": 20, "2": 12, "3": 2}}, "陆晓禾 1 cannot have 20 votes out of 19"),
        ({"votes": {"1": 15, "2": 15, "3": 15}}, "45 votes in all are more than 19 ballots .*38"),
        ({"elected": ("1", "3"), "alternates": ("2",)}, "elected are 陆晓禾 1, 苏予安 2"),
        ({"elected": ("1",), "alternates": ()}, "The seats do not follow the votes"),
        ({"elected": ("1", "2", "3"), "alternates": ()}, "The seats do not follow the votes"),
        ({"elected": ("1", "1")}, "named once"),
        ({"votes": {"1": 15, "2": 10, "3": 10}, "alternates": ()}, "苏予安 2 has 10 votes; 11 are needed"),
        ({"votes": {"1": 14, "2": 12, "3": 12}}, "Equal votes at the last seat: 苏予安 2, 叶清和 3"),
    ],
)
def test_what_is_wrong_is_named(wrong, words):
    found = said(replace(GOOD, **wrong))
    assert any(re.search(words, one) for one in found), found


def test_a_run_off_decides_between_equals_and_says_so():
    tied = replace(GOOD, votes={"1": 14, "2": 12, "3": 12}, elected=("1", "3"), alternates=("2",))
    assert said(tied) != []
    assert said(replace(tied, tie="再次投票，叶清和得票多")) == []


def test_it_is_by_the_day_of_the_session():
    late = replace(FIELD, session=DAY - timedelta(1))
    assert said(GOOD, late) == ["Delegates are elected by the day of the session: 2026-11-19."]


def test_too_few_candidates_are_told_what_would_do():
    two = replace(FIELD, names={"1": "陆晓禾", "2": "苏予安"})
    result = replace(GOOD, votes={"1": 15, "2": 12}, alternates=())
    assert said(result, two) == [
        "2 candidates for 2 seats are too few: at least 3 are needed. "
        "Have 1 more recommended, or fill 1 seats now."
    ]
    assert said(result, two, Electing(equal_number=True)) == []


@pytest.mark.parametrize(
    ("electing", "needed"),
    [
        (Electing(), 11),
        (Electing(majority_of="entitled"), 16),
        (Electing(majority_of="valid"), 10),
        (Electing(majority_of="most"), 1),
        (Electing(majority=Fraction(2, 3)), 14),
    ],
)
def test_who_is_elected_has_more_than_the_school_asks(electing, needed):
    assert votes_needed(GOOD, electing) == needed


@given(seats=st.integers(1, 500), above=st.integers(0, 20), below=st.integers(1, 20))
def test_so_many_candidates_suffice_and_one_fewer_do_not(seats, above, below):
    electing = Electing(surplus=Fraction(min(above, below), below))
    wanted = candidates_wanted(seats, electing)
    assert seats_fillable(wanted, electing) >= seats
    assert wanted == seats or seats_fillable(wanted - 1, electing) < seats


VOTES = st.dictionaries(st.integers(1, 99).map(str), st.integers(0, 12), min_size=1, max_size=12)


@given(votes=VOTES, seats=st.integers(1, 12), needed=st.integers(1, 12))
def test_nobody_with_fewer_votes_has_a_seat_before_anybody_with_more(votes, seats, needed):
    found = standing(votes, seats, needed)
    able = {one for one, count in votes.items() if count >= needed}
    assert set(found.elected) | set(found.alternates) == able
    assert len(found.elected) == min(seats, len(able))
    ranked = [votes[one] for one in (*found.elected, *found.alternates)]
    assert ranked == sorted(ranked, reverse=True)
    level = votes[found.elected[-1]] if found.elected else None
    same = {one for one in able if votes[one] == level}
    assert set(found.tied) == (same if same & set(found.alternates) else set())


@given(votes=VOTES, seats=st.integers(1, 12), data=st.data())
def test_a_decided_tie_gives_the_seat_to_whom_it_preferred(votes, seats, data):
    found = standing(votes, seats, 1)
    if found.tied:
        order = data.draw(st.permutations(found.tied))
        again = standing(votes, seats, 1, order)
        assert again.tied == ()
        free = len(set(found.elected) & set(found.tied))
        assert set(order[:free]) <= set(again.elected)


def test_votes_are_pasted_by_number_or_name():
    text = "姓名\t得票数\n陆晓禾\t15\n2 苏予安，12\n\n３，１１\n"
    assert pasted_votes(text, NAMES) == ({"1": 15, "2": 12, "3": 11}, [])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("陆晓禾", "Line 1: write a student number or a name"),
        ("陆晓禾 很多", "Line 1: write a student number or a name"),
        ("江一帆 3", "Line 1: 江一帆 is no candidate here"),
        ("1 3\n陆晓禾 4", "Line 2: 陆晓禾 stands here a second time"),
    ],
)
def test_a_line_that_makes_no_sense_is_named(line, words):
    _, faults = pasted_votes(line, NAMES)
    assert faults[0].say().startswith(words)


def test_a_name_that_two_bear_needs_the_number():
    _, faults = pasted_votes("陆晓禾 3", {"1": "陆晓禾", "2": "陆晓禾"})
    assert faults[0].say() == "Line 1: several candidates are called 陆晓禾; write the number."


def test_a_part_is_said_in_percent_where_it_is_one():
    assert (part(Fraction(1, 5)), part(Fraction(2, 3))) == ("20%", "2/3")


SENIORS, JUNIORS = "2024级本科", "2025级本科"
BY_GRADE = Grades({"1": SENIORS, "2": SENIORS, "3": JUNIORS}, {SENIORS: 1, JUNIORS: 1})


def test_where_grades_are_held_to_their_seats_each_fills_its_own():
    votes = {"1": 15, "2": 12, "3": 11}
    assert standing(votes, 2, 11).elected == ("1", "2")
    found = standing(votes, 2, 11, grades=BY_GRADE)
    assert (found.elected, found.alternates, found.tied) == (("1", "3"), ("2",), ())
    wrong = said(GOOD, replace(FIELD, grades=BY_GRADE))
    assert wrong == ["The seats do not follow the votes: elected are 陆晓禾 1, 叶清和 3."]


def test_equal_votes_within_a_grade_need_a_run_off():
    votes = {"1": 12, "2": 12, "3": 11}
    assert standing(votes, 2, 11, grades=BY_GRADE).tied == ("1", "2")
    assert standing(votes, 2, 11, ("2",), BY_GRADE).elected == ("2", "3")

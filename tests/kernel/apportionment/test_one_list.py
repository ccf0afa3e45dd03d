"""Largest remainder and Sainte-Laguë, with floors and ties."""

from __future__ import annotations

import random

import pytest
from apportionment.methods import compute
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.apportionment import Shares, Tie, largest_remainder, sainte_lague
from kernel.apportionment.given import lists


@pytest.mark.parametrize(
    ("people", "seats", "by_remainder", "by_divisor"),
    [
        ([5117, 4400, 162, 161, 160], 100, (51, 44, 2, 2, 1), (51, 43, 2, 2, 2)),
        ([9061, 7179, 5259, 3319, 1182], 26, (9, 7, 5, 4, 1), (9, 8, 5, 3, 1)),
    ],
    ids=["five of ten thousand", "twenty-six seats"],
)
def test_the_numbers_of_balinski_and_young(people, seats, by_remainder, by_divisor):
    assert largest_remainder(people, seats) == Shares(by_remainder)
    assert sainte_lague(people, seats) == Shares(by_divisor)


def test_exactly_met_quotas_are_no_tie():
    assert largest_remainder([300, 200, 100], 6) == sainte_lague([300, 200, 100], 6) == Shares((3, 2, 1))


def test_equal_claims_to_the_last_seat_are_a_tie_of_which_the_first_is_shown():
    assert largest_remainder([50, 50], 3) == sainte_lague([50, 50], 3) == Shares((2, 1), Tie((0, 1), 1))
    assert sainte_lague([30, 10, 10, 10], 4) == Shares((2, 1, 1, 0), Tie((0, 1, 2, 3), 3))


def test_a_floor_above_the_claim_is_kept_and_paid_for_by_the_others():
    assert sainte_lague([9000, 990, 10], 10).seats == (9, 1, 0)
    assert sainte_lague([9000, 990, 10], 10, [1, 1, 1]).seats == (8, 1, 1)
    assert sainte_lague([9000, 990, 10], 6, [2, 2, 2]) == Shares((2, 2, 2))


def test_whoever_has_nobody_gets_nothing():
    assert sainte_lague([0, 7], 3) == largest_remainder([0, 7], 3) == Shares((0, 3))
    assert sainte_lague([0, 0], 0) == largest_remainder([0, 0], 0) == Shares((0, 0))


@pytest.mark.parametrize("students", [100_000, 100_001])
def test_a_large_university_is_apportioned_exactly(students: int):
    people = [students // 2, students - students // 2 - 1, 1]
    assert sainte_lague(people, 1001, [1, 1, 1]).seats == (500, 500, 1)


@pytest.mark.parametrize(
    ("people", "seats", "floors"),
    [([5, -1], 3, []), ([5, 1], -1, []), ([5, 1], 3, [2, 2]), ([0, 0], 3, []), ([5, 0], 3, [1, 1])],
    ids=["negative people", "negative seats", "floors above the seats", "nobody", "a floor for nobody"],
)
def test_what_makes_no_sense_is_refused(people, seats, floors):
    with pytest.raises(ValueError, match=r"floor|negative|nobody"):
        sainte_lague(people, seats, floors)


@pytest.mark.parametrize(("people", "seats"), [([5, -1], 3), ([5, 1], -1), ([0, 0], 3)])
def test_largest_remainder_refuses_the_same(people, seats):
    with pytest.raises(ValueError, match="people"):
        largest_remainder(people, seats)


@given(lists())
def test_totals_are_exact_and_floors_respected(problem):
    people, seats, floors = problem
    shares = sainte_lague(people, seats, floors)
    assert sum(shares.seats) == sum(largest_remainder(people, seats).seats) == seats
    assert all(one >= least for one, least in zip(shares.seats, floors, strict=True))
    assert all(not one for one, inside in zip(shares.seats, people, strict=True) if not inside)


@given(lists())
def test_one_more_seat_takes_none_from_anybody(problem):
    people, seats, floors = problem
    before, after = sainte_lague(people, seats, floors), sainte_lague(people, seats + 1, floors)
    assert sorted(b - a for a, b in zip(before.seats, after.seats, strict=True))[-2:] in ([1], [0, 1])
    assert min(b - a for a, b in zip(before.seats, after.seats, strict=True)) >= 0


@given(lists(), st.randoms())
def test_another_order_gives_everybody_the_same_but_for_ties(problem, lots: random.Random):
    people, seats, floors = problem
    order = list(range(len(people)))
    lots.shuffle(order)
    shares = sainte_lague(people, seats, floors)
    mixed = sainte_lague([people[n] for n in order], seats, [floors[n] for n in order])
    if shares.tie is None:
        assert mixed == Shares(tuple(shares.seats[n] for n in order))
    else:
        assert mixed.tie is not None
        assert {order[n] for n in mixed.tie.members} == set(shares.tie.members)


def test_the_same_seats_as_an_independent_program():
    lots = random.Random(6)
    for _ in range(300):
        people = [lots.randint(1, 9000) for _ in range(lots.randint(2, 12))]
        seats = lots.randint(0, 120)
        for method, name in ((sainte_lague, "saintelague"), (largest_remainder, "hamilton")):
            shares = method(people, seats)
            if shares.tie is None:
                assert list(shares.seats) == compute(name, people, seats, verbose=False)

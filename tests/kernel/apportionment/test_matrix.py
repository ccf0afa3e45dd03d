"""The biproportional matrix, its certificate and its ties."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from votelib.evaluate.core import VotingSystemError
from votelib.evaluate.proportional import BiproportionalEvaluator

from huizhang.kernel.apportionment import (
    Certificate,
    Matrix,
    Shortage,
    TiedCells,
    biproportional,
    sainte_lague,
    shortage,
)
from kernel.apportionment.given import ZURICH_2002, ZURICH_DISTRICTS, ZURICH_SEATS, Problem, problems, sums

SOME = settings(max_examples=150, deadline=None)


@pytest.mark.parametrize(
    ("last", "rows", "columns", "expected"),
    [
        (215, (5, 11, 4), (7, 5, 8), ((1, 0, 4), (4, 4, 3), (2, 1, 1))),
        (15, (6, 11, 3), (7, 6, 7), ((1, 0, 5), (5, 4, 2), (1, 2, 0))),
    ],
)
def test_the_published_three_by_three(last, rows, columns, expected):
    found = biproportional([[123, 45, 815], [912, 714, 414], [312, 255, last]], rows, columns)
    assert (found.seats, found.ties) == (expected, ())


def test_the_city_of_zurich_in_2002():
    parties = sainte_lague(sums(ZURICH_2002)[1], sum(ZURICH_DISTRICTS)).seats
    assert biproportional(ZURICH_2002, ZURICH_DISTRICTS, parties).seats == ZURICH_SEATS


def test_two_identical_columns_are_a_tie_of_which_the_first_cells_are_shown():
    found = biproportional([[100, 100], [50, 50]], (3, 1), (2, 2))
    cells = ((0, 0), (0, 1), (1, 0), (1, 1))
    assert (found.seats, found.ties) == (((2, 1), (0, 1)), (TiedCells(cells, 2),))
    assert found.certificate.margin([[100, 100], [50, 50]], found.seats) == 0


def test_several_ties_are_told_apart():
    people = [[10, 10, 0, 0], [10, 10, 0, 0], [0, 0, 7, 7], [0, 0, 7, 7]]
    found = biproportional(people, (1, 1, 1, 1), (1, 1, 1, 1))
    assert [(len(tie.cells), tie.seats) for tie in found.ties] == [(4, 2), (4, 2)]
    assert found.seats == ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1))


def test_a_claim_that_comes_to_half_a_seat_is_no_tie_where_the_totals_leave_no_choice():
    found = biproportional([[1, 1]], (1,), (1, 0))
    assert (found.seats, found.ties) == (((1, 0),), ())
    assert found.certificate.margin([[1, 1]], found.seats) > 0


def test_two_claims_closer_than_any_float_can_tell_are_decided_exactly():
    big = 10**9
    found = biproportional([[big + 1, big], [big, big]], (1, 1), (1, 1))
    assert (found.seats, found.ties) == (((1, 0), (0, 1)), ())
    found = biproportional([[big, big + 1], [big, big]], (1, 1), (1, 1))
    assert (found.seats, found.ties) == (((0, 1), (1, 0)), ())


def test_empty_rows_and_columns_and_a_cell_of_one_student():
    found = biproportional([[0, 0, 0], [40, 0, 60], [0, 0, 1]], (0, 4, 1), (2, 0, 3))
    assert found.seats == ((0, 0, 0), (2, 0, 2), (0, 0, 1))


def test_no_seats_at_all_need_no_solver():
    assert biproportional([[3, 4]], (0,), (0, 0)).seats == ((0, 0),)


def test_a_certificate_that_proves_nothing_has_a_negative_margin():
    wrong = Certificate((Fraction(1, 10),), (Fraction(1), Fraction(1)))
    assert wrong.margin([[50, 20]], ((5, 1),)) == Fraction(-1, 2)


def test_totals_that_the_empty_cells_forbid_are_named_with_the_seats_short():
    people = [[50, 50, 0], [0, 30, 0], [0, 0, 90]]
    assert shortage(people, (4, 3, 2), (3, 4, 2)) is None
    assert shortage(people, (4, 2, 3), (3, 4, 2)) == Shortage((2,), (2,), 1)
    assert shortage(people, (2, 5, 2), (3, 4, 2)) == Shortage((1,), (1,), 1)


@SOME
@given(problems())
def test_totals_are_exact_and_the_certificate_reproduces_every_cell(problem: Problem):
    people, rows, columns = problem
    found = biproportional(people, rows, columns)
    assert [list(one) for one in sums(found.seats)] == [list(rows), list(columns)]
    loose = {cell for tie in found.ties for cell in tie.cells}
    for i, j in itertools.product(range(len(rows)), range(len(columns))):
        claim, seats = found.certificate.claim(people, (i, j)), found.seats[i][j]
        if (i, j) in loose:
            assert abs(claim - seats) == Fraction(1, 2)
        elif people[i][j]:
            assert seats == round(claim)
            assert abs(claim - seats) < Fraction(1, 2)
    assert (found.certificate.margin(people, found.seats) > 0) is (found.ties == ())


@SOME
@given(problems(), st.randoms())
def test_another_order_of_the_colleges_gives_each_the_same_but_for_ties(
    problem: Problem, lots: random.Random
):
    people, rows, columns = problem
    order = list(range(len(rows)))
    lots.shuffle(order)
    found = biproportional(people, rows, columns)
    mixed = biproportional([people[n] for n in order], [rows[n] for n in order], columns)
    if found.ties:
        tied = {(order[i], j) for tie in mixed.ties for i, j in tie.cells}
        assert tied == {cell for tie in found.ties for cell in tie.cells}
    else:
        assert mixed.seats == tuple(found.seats[n] for n in order)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 5), min_size=2, max_size=3), min_size=2, max_size=2), st.integers(1, 6)
)
def test_every_other_matrix_costs_more_or_is_told_as_a_tie(lines: list[list[int]], seats: int):
    people = [line[:2] for line in lines]
    by_row, by_column = sums(people)
    if not sum(by_row):
        return
    rows, columns = sainte_lague(by_row, seats).seats, sainte_lague(by_column, seats).seats
    if shortage(people, rows, columns):
        return
    found = biproportional(people, rows, columns)
    costs = {matrix: cost(people, matrix) for matrix in all_matrices(people, rows, columns)}
    cheapest = [matrix for matrix, paid in costs.items() if paid == min(costs.values())]
    assert found.seats == max(cheapest)
    assert bool(found.ties) is (len(cheapest) > 1)


def all_matrices(people: list[list[int]], rows: tuple[int, ...], columns: tuple[int, ...]) -> list[Matrix]:
    found = []
    for corner in range(min(rows[0], columns[0]) + 1):
        matrix = (
            (corner, rows[0] - corner),
            (columns[0] - corner, rows[1] - columns[0] + corner),
        )
        sound = all(
            seats >= 0 and (inside or not seats)
            for line, seated in zip(people, matrix, strict=True)
            for inside, seats in zip(line, seated, strict=True)
        )
        found += [matrix] if sound else []
    return found


def cost(people: list[list[int]], matrix: Matrix) -> Fraction:
    """The product of (n - 1/2) / people over every seat: its logarithm is what the method makes least."""
    paid = Fraction(1)
    for line, seated in zip(people, matrix, strict=True):
        for inside, seats in zip(line, seated, strict=True):
            for n in range(1, seats + 1):
                paid *= Fraction(2 * n - 1, 2 * inside)
    return paid


def test_the_same_matrix_as_an_independent_program():
    """It gives up on some, which it says itself."""
    lots, oracle, compared = random.Random(6), BiproportionalEvaluator("sainte_lague"), 0
    for _ in range(300):
        height, width = lots.randint(2, 6), lots.randint(2, 5)
        people = [[lots.randint(1, 900) for _ in range(width)] for _ in range(height)]
        seats = lots.randint(5, 80)
        by_row, by_column = (sainte_lague(one, seats) for one in sums(people))
        found = biproportional(people, by_row.seats, by_column.seats)
        if by_row.tie or by_column.tie or found.ties:
            continue
        votes = {i: dict(enumerate(line)) for i, line in enumerate(people)}
        try:
            given_by = oracle.evaluate(votes, dict(enumerate(by_row.seats)))
        except VotingSystemError:
            continue
        expected = tuple(tuple(given_by[i].get(j, 0) for j in range(width)) for i in range(height))
        assert found.seats == expected
        compared += 1
    assert compared > 200

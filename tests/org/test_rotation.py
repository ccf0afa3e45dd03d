"""Whose turn as executive chair comes next."""

from __future__ import annotations

import pytest

from huizhang.kernel.terms import Term
from huizhang.org.rules.rotation import calendar_of, queue

AUTUMN = Term.parse("2026-2027-1")
SPRING = AUTUMN.next()
MEMBERS = ("1", "2", "3")


@pytest.mark.parametrize(
    ("turns", "line"),
    [
        ({}, ["1", "2", "3"]),
        ({AUTUMN: ("1",)}, ["2", "3", "1"]),
        ({AUTUMN.previous(): ("3",), AUTUMN: ("1",)}, ["2", "3", "1"]),
        ({AUTUMN.previous().previous(): ("2",), AUTUMN.previous(): ("3",), AUTUMN: ("1",)}, ["2", "3", "1"]),
        ({AUTUMN: ("9",)}, ["1", "2", "3"]),
        ({AUTUMN: ("1", "2")}, ["3", "1", "2"]),
    ],
)
def test_whoever_had_no_turn_or_waited_longest_comes_first(turns, line):
    assert queue(MEMBERS, turns, SPRING) == line


def test_consecutive_terms_have_different_chairs_where_there_is_more_than_one_member():
    coming = calendar_of(("1", "2"), {AUTUMN: ("1",)}, AUTUMN, 5)
    assert [turn.students for turn in coming] == [("1",), ("2",), ("1",), ("2",), ("1",), ("2",)]


def test_a_single_member_chairs_again_and_nobody_chairs_an_empty_presidium():
    alone = [turn.students for turn in calendar_of(("1",), {AUTUMN: ("1",)}, AUTUMN, 1)]
    nobody = [turn.students for turn in calendar_of((), {}, AUTUMN, 1)]
    assert (alone, nobody) == ([("1",), ("1",)], [()])


def test_a_turn_that_is_named_already_is_no_proposal():
    turns = calendar_of(MEMBERS, {AUTUMN: ("1",), SPRING: ("3",)}, AUTUMN, 2)
    assert [(turn.students, turn.coming) for turn in turns] == [
        (("1",), False),
        (("3",), False),
        (("2",), True),
    ]

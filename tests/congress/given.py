"""A small university whose seats are shared out."""

from __future__ import annotations

from datetime import date

from huizhang.congress.rules.allocation import Demands, Electorate, Group, demands_of
from huizhang.policy.resolve import resolve

DAY = date(2026, 11, 21)
SENIORS, JUNIORS = "2024级本科", "2025级本科"
STUDENTS = {
    ("信息学院", SENIORS): 912,
    ("信息学院", JUNIORS): 714,
    ("外国语学院", SENIORS): 123,
    ("外国语学院", JUNIORS): 45,
}
PEOPLE = Electorate(tuple(Group(*cell, count) for cell, count in STUDENTS.items()))


def demands(clubs: str | None = None, pack: str = "kunming") -> Demands:
    return demands_of(resolve(pack, DAY), clubs)


def with_clubs(members: list[tuple[str, str, int, set[str]]], clubs: tuple[str, ...]) -> Electorate:
    """`PEOPLE` with further students by college, grade, number and clubs."""
    further = tuple(Group(college, grade, count, frozenset(own)) for college, grade, count, own in members)
    return Electorate((*PEOPLE.groups, *further), clubs)

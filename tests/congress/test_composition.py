"""What delegates are like: counted against the floors of the school, the unknown apart."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from huizhang.congress.rules.delegates.composition import Person, Share, composed
from huizhang.kernel.message import message
from huizhang.policy.electing import Electing

FLOORS = Electing(women=25, minorities=10, non_cadres=60)


def person(n: int, gender=None, ethnicity=None, cadre=None, status="共青团员") -> Person:
    return Person(str(n), "信息工程学院", "2024级本科", gender, ethnicity, status, cadre)


def test_each_trait_is_counted_and_the_unknown_apart():
    people = [
        person(1, "女", "彝族", False),
        person(2, "男", "汉族", True, "中共预备党员"),
        person(3, None, None, None, None),
        person(4, "男", "汉", False),
    ]
    found = composed(people, FLOORS)
    assert [(one.yes, one.unknown, one.floor, one.status) for one in found.shares] == [
        (1, 1, 1, "pass"),
        (1, 1, 1, "pass"),
        (2, 1, 3, "cannot_tell"),
        (1, 1, None, "not_applicable"),
    ]
    assert (found.grades, found.units, found.total) == ({"2024级本科": 4}, {"信息工程学院": 4}, 4)


def test_a_constituency_is_held_to_the_floors_too_rounded_down():
    other = replace(person(5, "男", "汉族", False), unit="外国语学院")
    found = composed([*(person(n, "男", "汉族", False) for n in range(4)), other], Electing(women=25))
    told = [(one.unit, one.total, [(s.floor, s.status) for s in one.shares]) for one in found.parts]
    assert told == [("信息工程学院", 4, [(1, "fail")]), ("外国语学院", 1, [(0, "pass")])]
    assert composed([other], Electing()).parts == ()


def test_without_floors_nothing_is_judged():
    found = composed([person(1)], Electing())
    assert {one.status for one in found.shares} == {"not_applicable"}


@given(
    yes=st.integers(0, 300), unknown=st.integers(0, 300), no=st.integers(0, 300), percent=st.integers(1, 100)
)
def test_a_floor_is_kept_in_whole_people(yes, unknown, no, percent):
    total = yes + unknown + no
    share = Share(message("women"), yes, unknown, total, percent)
    if total:
        passes, may_pass = 100 * yes >= percent * total, 100 * (yes + unknown) >= percent * total
        assert share.status == ("pass" if passes else "cannot_tell" if may_pass else "fail")
        assert (share.short == 0) == passes

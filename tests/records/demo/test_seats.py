"""The congresses of a demo have seats enough for every floor, however large the university is."""

from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np
import pytest

from huizhang.congress.rules.allocation import Allocation, Electorate, allocate, demands_of, electorate
from huizhang.policy.pack import Pack
from huizhang.records.demo.live.delegates import fewest_seats
from huizhang.records.demo.live.delegations import LEAST_SEATS
from huizhang.records.demo.plan import Plan, plan_of
from huizhang.records.demo.students import Students, enrol
from huizhang.records.demo.timeline import Timeline

AS_OF = date(2026, 11, 21)


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def plan(request: pytest.FixtureRequest) -> Plan:
    found = plan_of(str(request.param), AS_OF)
    assert found is not None
    return found


def electorates(students: Students) -> list[Electorate]:
    """Of the school by college and grade, and of each college by major and grade."""
    school: Counter[tuple[str, str]] = Counter()
    colleges: dict[int, Counter[tuple[str, str]]] = {}
    for number, size in enumerate(np.bincount(students.group, minlength=len(students.groups)).tolist()):
        group = students.groups[number]
        college, grade = students.colleges[group.college], f"{group.entry_year}{group.level}"
        school[college.name, grade] += size
        colleges.setdefault(group.college, Counter())[college.majors[group.major], grade] += size
    return [
        electorate({cell: size for cell, size in one.items() if size}) for one in (school, *colleges.values())
    ]


@pytest.mark.parametrize("count", [1500, 4000])
def test_every_congress_of_a_demo_has_an_allocation(plan: Plan, count: int):
    students = enrol(plan, Timeline(AS_OF, plan.pack.calendar), count, np.random.default_rng(1))
    for number, people in enumerate(electorates(students)):
        assert_seats_suffice(plan.pack, people, LEAST_SEATS if number else 0)


def assert_seats_suffice(pack: Pack, people: Electorate, least: int) -> None:
    demands = demands_of(pack)
    total = fewest_seats(people, demands, least)
    shared = allocate(people, demands, total)
    assert isinstance(shared, Allocation)
    assert sum(shared.colleges.values()) == total
    assert demands.minimum(people.students) <= total <= people.students // 4

"""Where Xianning's plan differs: no graduate affairs in its reviews, no turn of an executive chair."""

from __future__ import annotations

import pytest

from authority.people import World, world
from authority.test_acts import named, rows, who_may

pytestmark = pytest.mark.django_db
XIANNING = rows("acts_of_xianning.csv")


@pytest.fixture
def xianning() -> World:
    return world("xianning")


@pytest.mark.parametrize(("act", "unit", "outcome", "allowed"), XIANNING, ids=map(named, XIANNING))
def test_in_xianning_exactly_those_of_the_table_may(xianning, act, unit, outcome, allowed):
    assert who_may(xianning, act, unit, outcome) == allowed


def test_the_table_names_people_who_exist(xianning):
    named = frozenset().union(*(allowed for *_, allowed in XIANNING))
    assert named <= set(xianning.people)

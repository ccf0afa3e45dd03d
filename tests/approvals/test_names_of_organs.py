"""Organs as a union calls them, without a database."""

from __future__ import annotations

import pytest

from huizhang.approvals.models import Case
from huizhang.approvals.showing import named_for
from huizhang.org.models import Union
from huizhang.policy.resolve import resolve


@pytest.mark.parametrize(
    ("union", "congress"),
    [("校研究生会", "研究生代表大会"), ("校学生会", "学生代表大会"), (None, "学生代表大会")],
)
def test_a_union_of_postgraduates_has_a_congress_of_its_own_name(union: str | None, congress: str):
    plan = resolve("kunming")
    case = Case(union=Union(union=union, level="school") if union else None)
    shown = named_for(case, plan)
    assert (shown.organ_name("congress"), shown.organ_name("school_league_committee")) == (congress, "校团委")
    assert plan.organ_name("congress") == "学生代表大会"

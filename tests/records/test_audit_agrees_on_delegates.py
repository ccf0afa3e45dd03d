"""Delegates elected here: board and audit say of them what the check of their credentials said."""

from __future__ import annotations

from pathlib import Path

import pytest

from congress.delegations import GUIDES, sending
from congress.prepared import prepared
from huizhang.congress.actions import check_credentials, name_ex_officio, record_milestone
from huizhang.congress.queries.judging import judged_delegates
from records.test_audit_agrees import PLANS, agree
from selection.serving import today

pytestmark = pytest.mark.django_db
ON_ALL = "congress.delegates."


@PLANS
@pytest.mark.parametrize("level", ["school", "college"])
def test_from_the_class_to_the_session(plan: str, level: str, tmp_path: Path):
    there = sending(level, plan)
    there.elected()
    agree(plan, tmp_path / "called")
    there.withdraw(0)
    there.follow()
    guides = {"actor": there.seated(GUIDES[level]), "congress": there.congress, "pack": there.pack}
    name_ex_officio(**guides, student_no=there.number(6), office="主席团成员")
    check_credentials(**guides, committee="甲、乙", statement="代表资格有效。")
    before = judged_delegates(there.congress, there.pack, today())
    prepared(there.congress, guides["actor"], there.pack)
    record_milestone(**guides, name="session", day=today(), minutes="大会召开")
    found = agree(plan, tmp_path / "held")
    people = {
        subject: one["status"]
        for (rule, _, subject), ones in found.items()
        for one in ones
        if rule == "delegates.elected"
    }
    assert people == {number: str(one.status) for number, one in before.people.items()}
    assert people == {
        there.number(1): "pass",
        there.number(2): "pass",
        there.number(6): "not_applicable",
    }
    whole = {
        rule: one["status"]
        for (rule, _, subject), ones in found.items()
        for one in ones
        if subject == there.congress.congress and rule.startswith(ON_ALL)
    }
    assert whole == {rule.id: str(one.status) for rule, one in before.whole}
    assert set(whole.values()) == {"pass"}

from pathlib import Path

import pytest

from huizhang.policy.coverage import coverage, exists
from policy.packs import local_pack


@pytest.mark.parametrize("pack", ["cn-2019-9", "xianning", "kunming"])
def test_every_clause_is_served_and_every_rule_is_tried(pack: str):
    found = coverage(pack)
    assert [one.clause.id for one in found.clauses if not one.served] == []
    assert [(one.rule.id, one.missing) for one in found.rules if one.missing] == []
    assert found.complete


def test_every_rule_of_a_plan_has_cases_of_its_own():
    assert [len(coverage(pack).rules) for pack in ("cn-2019-9", "xianning", "kunming")] == [49, 49, 54]


def test_an_action_works_once_its_module_defines_it():
    assert exists("huizhang.policy.resolve.resolve")
    assert not exists("huizhang.policy.resolve.dissolve")
    assert not exists("huizhang.policy.unwritten.resolve")
    assert not exists("huizhang.unwritten.actions.resolve")
    assert not exists("resolve")


CLAUSE = """
[[clause]]
id = "J{n}"
article = "三"
says = "从简"
mark = "从简"
force = "stated"
check = "recorded"
"""
FLOW = 'flows = [{{ zh = "办理", en = "Do it", action = "{action}" }}]\n'


def test_planned_flows_are_counted_apart_and_an_unserved_clause_is_missing(tmp_path: Path):
    clauses = CLAUSE.format(n=1) + FLOW.format(action="huizhang.policy.resolve.resolve")
    clauses += CLAUSE.format(n=2) + FLOW.format(action="huizhang.policy.resolve.dissolve")
    ours = local_pack(tmp_path / "ours", clauses=clauses)
    assert (coverage(ours).planned, coverage(ours).complete) == (1, True)
    (ours / "clauses.toml").write_text(clauses + CLAUSE.format(n=3), encoding="utf-8")
    found = coverage(ours)
    assert [(one.clause.id, one.served) for one in found.clauses] == [
        ("J1", True),
        ("J2", True),
        ("J3", False),
    ]
    assert (found.planned, found.complete) == (1, False)


def test_a_changed_rule_wants_cases_of_its_own(tmp_path: Path):
    ours = local_pack(tmp_path / "ours", rules='[[rule]]\nid = "staff.cap.school"\nmax = 50\n')
    assert [(one.rule.id, one.missing) for one in coverage(ours).rules] == [
        ("staff.cap.school", ("passing", "failing", "cannot_tell"))
    ]


def test_what_cannot_happen_is_not_asked_for():
    found = {one.rule.id: one for one in coverage("xianning").rules}
    assert {rule: sorted(one.excused) for rule, one in found.items() if one.excused} == {
        "voice.answered": ["cannot_tell"],
        "misconduct.inquiry": ["cannot_tell"],
        "incentive.no_direct_link": ["cannot_tell"],
        "duty.secretary_concurrent": ["failing"],
    }

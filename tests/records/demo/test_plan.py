"""What a university's own pack says, its fictional university does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from huizhang.config.audit import run
from huizhang.policy.pack import PackError
from huizhang.policy.resolve import resolve
from huizhang.records.demo import generate
from huizhang.records.demo.examples import AS_OF
from huizhang.records.demo.generate import make
from huizhang.records.demo.plan import Plan
from huizhang.records.demo.universities import UNIVERSITIES

ABOUT = """
id = "own"
title = "实施办法"
institution = "示范大学"
number = "示党发〔2026〕1号"
issued = 2026-03-10
extends = "{base}"
[organs]
careers = {{ en = "careers office", level = "school", names = ["招生就业处"] }}
"""
RULES = """
[[rule]]
id = "presidium.size.school"
min = 4
max = 4
[[rule]]
id = "department.count.school"
min = 5
max = 5
[[rule]]
id = "congress.delegates.quota"
percent = 2
[[rule]]
id = "voice.answered"
reply_days = 10
"""
CHAINS = """
[[chain]]
id = "nomination.presidium.school"
patch = [{ act = "review", by_add = ["careers"] }]
"""
ASKED = (
    "presidium.size.school",
    "department.count.school",
    "congress.delegates.quota",
    "voice.answered",
    "nomination.presidium.school",
)


@pytest.fixture(params=["kunming", "xianning"])
def own_pack(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "pack.toml").write_text(ABOUT.format(base=request.param), encoding="utf-8")
    (folder / "rules.toml").write_text(RULES, encoding="utf-8")
    (folder / "chains.toml").write_text(CHAINS, encoding="utf-8")
    return folder


def test_the_numbers_and_organs_are_those_of_the_folders_pack(own_pack: Path) -> None:
    plan = make(own_pack, 900, 1, AS_OF).plan
    assert (plan.school_presidium, plan.school_departments) == (4, 5)
    assert (plan.delegates_percent, plan.reply_days) == (2, 10)
    (organs,) = (
        organs for act, organs in plan.acts("nomination.presidium.school", "school") if act == "review"
    )
    assert organs[-1] == "careers"


@pytest.mark.django_db
def test_the_first_school_union_keeps_to_the_folders_pack(own_pack: Path, tmp_path: Path) -> None:
    folder = generate(tmp_path / "out", pack=own_pack, students=1500, as_of=AS_OF, form="parquet")
    found = {
        (finding.rule.id, finding.verdict.status.value)
        for finding in run(folder, resolve(own_pack, AS_OF), AS_OF).findings
        if finding.union == "校学生会" and finding.rule.id in ASKED
    }
    assert {rule for rule, status in found if status == "pass"} == set(ASKED)


def test_a_pack_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError) as refused:
        generate(tmp_path / "out", pack="beijing", as_of=date(2026, 11, 21))
    assert "there is no pack “beijing”" in refused.value.message.say()


@pytest.mark.parametrize(
    ("limits", "members"),
    [({"max": 30}, 3), ({"min": 20, "max": 30}, 3), ({"min": 28, "max": 30}, 4), ({"max": 20}, 2)],
)
def test_a_college_union_is_as_large_as_the_plan_asks(limits: dict[str, int], members: int) -> None:
    pack = resolve("kunming", AS_OF)
    cap = replace(pack.rule("staff.cap.college"), params=limits)
    plan = Plan(replace(pack, rules={**pack.rules, cap.id: cap}), UNIVERSITIES["kunming"])
    assert plan.college_members_beside(officers=8, departments=5) == members

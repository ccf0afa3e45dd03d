"""What is wrong at the example universities, and that it is wrong on purpose."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from huizhang.records.demo.appointment import HEAD, MEMBER, PRESIDIUM
from huizhang.records.demo.defects import SINGLE_SUBJECT, planted_in
from huizhang.records.demo.generate import make

PACKS = ("kunming", "xianning")


def rules_of(pack: str) -> set[str]:
    """The ids of all rules of a pack and of the base that it extends."""
    packs = files("huizhang.policy").joinpath("packs")
    found = set()
    for folder in ("cn-2019-9", pack):
        rules = tomllib.loads(packs.joinpath(folder, "rules.toml").read_text(encoding="utf-8"))
        found |= {rule["id"] for rule in rules["rule"]}
    return found


@pytest.mark.parametrize("pack", PACKS)
def test_every_rule_with_several_subjects_has_a_planted_defect(pack: str) -> None:
    single = set(SINGLE_SUBJECT) & rules_of(pack)
    assert {one.rule for one in planted_in(pack)} == rules_of(pack) - single


@pytest.mark.parametrize("pack", PACKS)
def test_defects_show_every_status_that_is_not_a_pass(pack: str) -> None:
    statuses = {one.status for one in planted_in(pack)}
    assert statuses == {"fail", "needs_reason", "explained", "cannot_tell"}


@pytest.mark.parametrize("pack", PACKS)
def test_the_second_school_union_is_larger_than_the_cap(pack: str) -> None:
    world = make(pack, 700, 1, date(2026, 11, 21))
    union = world.unions[1].name
    posts = (
        row
        for post in (PRESIDIUM, HEAD, MEMBER)
        for row in world.rows("posts", union=union, post=post, end=None)
    )
    staff = {row["student_no"] for row in posts}
    assert len(staff) == world.plan.school_staff_max + 2

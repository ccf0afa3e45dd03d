"""An audit finds what was planted at the example universities, and finds the rest in order."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from huizhang.config.audit import run
from huizhang.policy.resolve import resolve
from huizhang.records.demo import generate
from huizhang.records.demo.defects import planted_in
from huizhang.records.demo.examples import AS_OF, EXAMPLES

COMMITTED = Path(__file__).parents[3] / "examples"


def statuses_found(folder: Path, pack: str, day: date) -> dict[str, set[str]]:
    """The statuses that an audit gives, by rule."""
    found = defaultdict(set)
    for finding in run(folder, resolve(pack, day), day).findings:
        found[finding.rule.id].add(finding.verdict.status.value)
    return found


def never_passed(found: dict[str, set[str]]) -> list[str]:
    return sorted(rule for rule, statuses in found.items() if "pass" not in statuses)


def not_found(found: dict[str, set[str]], pack: str) -> list[tuple[str, str]]:
    return [(one.rule, one.status) for one in planted_in(pack) if one.status not in found[one.rule]]


@pytest.mark.django_db
@pytest.mark.parametrize("pack", EXAMPLES)
def test_every_rule_passes_and_every_planted_defect_is_found_in_the_example(pack: str) -> None:
    found = statuses_found(COMMITTED / pack, pack, AS_OF)
    assert (never_passed(found), not_found(found, pack)) == ([], [])


@pytest.mark.django_db
@pytest.mark.parametrize("pack", EXAMPLES)
@pytest.mark.parametrize("day", [AS_OF, date(2026, 9, 21), date(2027, 3, 3)])
def test_every_rule_passes_and_every_planted_defect_is_found_whenever_the_audit_is(
    pack: str, day: date, tmp_path: Path
) -> None:
    folder = generate(tmp_path / pack, pack=pack, students=1500, as_of=day, form="parquet")
    found = statuses_found(folder, pack, day)
    assert (never_passed(found), not_found(found, pack)) == ([], [])


@pytest.mark.django_db
@pytest.mark.parametrize("pack", EXAMPLES)
def test_the_example_shows_every_status(pack: str) -> None:
    found = statuses_found(COMMITTED / pack, pack, AS_OF)
    assert set().union(*found.values()) == {
        "pass",
        "fail",
        "needs_reason",
        "explained",
        "cannot_tell",
        "not_applicable",
    }

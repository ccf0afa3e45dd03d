"""The year before the day of the audit can be looked back on, where the demo asks for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from huizhang.compliance.board.timeline import days_of_year
from huizhang.config.audit import run
from huizhang.policy.resolve import resolve
from huizhang.records.demo import generate
from huizhang.records.demo.examples import AS_OF
from huizhang.records.demo.generate import make, tables_of
from huizhang.records.demo.timeline import Timeline

PACKS = ("kunming", "xianning")
# mostly in order, and never wholly
FEW = range(8, 25)


def failing(folder: Path, pack: str, day: date) -> set[tuple[str, str, str]]:
    return {
        (finding.rule.id, finding.union, str(finding.subject))
        for finding in run(folder, resolve(pack, day), day).findings
        if finding.verdict.status.value == "fail"
    }


@pytest.fixture(scope="module", params=PACKS)
def looked_back_on(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    out = tmp_path_factory.mktemp("demo") / request.param
    return request.param, generate(out, pack=request.param, students=1500, as_of=AS_OF, last_session=True)


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2025, 11, 30), date(2026, 2, 28), date(2026, 4, 30), date(2026, 8, 31)])
def test_on_a_day_of_the_last_session_a_handful_fails(looked_back_on: tuple[str, Path], day: date) -> None:
    pack, folder = looked_back_on
    assert len(failing(folder, pack, day)) in FEW


@pytest.mark.django_db
def test_troubles_of_the_year_came_and_went(looked_back_on: tuple[str, Path]) -> None:
    pack, folder = looked_back_on
    days = (date(2025, 12, 31), date(2026, 2, 28), date(2026, 4, 30), date(2026, 6, 30))
    shown = [{rule for rule, _, _ in failing(folder, pack, day)} for day in days]
    seen = {
        rule: [rule in rules for rules in shown] for rule in ("conduct.pledge", "department.heads.school")
    }
    assert seen == {
        "conduct.pledge": [True, False, False, False],
        "department.heads.school": [False, False, True, False],
    }


@pytest.mark.django_db
def test_today_the_same_fails_as_without_the_last_session(
    looked_back_on: tuple[str, Path], tmp_path: Path
) -> None:
    pack, folder = looked_back_on
    plain = generate(tmp_path / "plain", pack=pack, students=1500, as_of=AS_OF)
    assert failing(folder, pack, AS_OF) == failing(plain, pack, AS_OF)


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("day", [AS_OF, date(2026, 9, 21), date(2027, 2, 15), date(2027, 7, 1)])
def test_equal_arguments_give_an_equal_last_session_whenever_the_audit_is(pack: str, day: date) -> None:
    first, again = (tables_of(make(pack, 400, 3, day, last_session=True)) for _ in range(2))
    assert all(again[name].equals(table) for name, table in first.items())


def test_the_first_records_of_a_demo_reach_back_over_the_whole_year() -> None:
    assert Timeline(AS_OF).first_settled <= days_of_year(AS_OF)[0]

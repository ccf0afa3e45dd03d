"""The university that the page writes is made from the page and works."""

import re
from datetime import date
from pathlib import Path

import pytest

from docs.pages import page
from huizhang.compliance.cases import run
from huizhang.kernel.verdict import Status
from huizhang.policy.cases import cases_of
from huizhang.policy.coverage import coverage
from huizhang.policy.diff import diff
from huizhang.policy.lint import lint
from huizhang.policy.resolve import resolve
from huizhang.records.tables import TABLES

FILE = re.compile(r"^## `(\w+\.toml)`.*?```toml\n(.*?)```", re.MULTILINE | re.DOTALL)
DOCUMENT = re.compile(r"```text\n(.*?)```", re.DOTALL)


@pytest.fixture
def jiangnan(tmp_path: Path) -> Path:
    folder = tmp_path / "jiangnan"
    folder.mkdir()
    for name, content in FILE.findall(page("write-a-pack.md")):
        (folder / name).write_text(content, encoding="utf-8")
    (tmp_path / "plan.txt").write_text(DOCUMENT.findall(page("write-a-pack.md"))[0], encoding="utf-8")
    return folder


def test_the_page_writes_every_file_of_a_pack(jiangnan: Path):
    assert sorted(file.name for file in jiangnan.iterdir()) == [
        "cases.toml",
        "chains.toml",
        "clauses.toml",
        "pack.toml",
        "rules.toml",
    ]


def test_its_marks_are_found_and_nothing_is_wrong(jiangnan: Path):
    assert [(one.level, one.where) for one in lint(jiangnan, jiangnan.parent / "plan.txt")] == [
        ("warning", "staff.cap.school, max")
    ]


def test_its_cases_hold(jiangnan: Path):
    tables = {table.name: table for table in TABLES}
    outcomes = [run(case, resolve(jiangnan, case.as_of), tables) for case in cases_of(jiangnan)]
    assert [(one.case.zh, one.problem) for one in outcomes if not one.holds] == []
    assert len(outcomes) == 11


def test_its_coverage_lacks_only_what_cannot_happen(jiangnan: Path):
    assert coverage(jiangnan).complete


def test_it_says_what_its_document_says(jiangnan: Path):
    pack = resolve(jiangnan, date(2026, 11, 21))
    assert pack.rules["staff.cap.school"].get("max") == 50
    assert resolve(jiangnan, date(2028, 9, 1)).rules["staff.cap.school"].get("max") == 45
    assert [step.act for step in pack.chains["nomination.presidium.school"].steps] == [
        "recommend",
        "consent",
        "review",
        "announce",
        "determine",
        "elect",
    ]
    assert pack.organ_name("careers") == "招生就业处"
    assert pack.calendar.first == (8, 28)


def test_it_differs_from_the_base_where_it_says_so(jiangnan: Path):
    changed = {
        one.id for one in diff(resolve("cn-2019-9"), resolve(jiangnan)) if one.part in ("rule", "chain")
    }
    assert changed == {
        "voice.answered",
        "staff.cap.school",
        "department.heads.college",
        "eligibility.rank",
        "nomination.presidium.school",
    }


def test_a_case_that_expects_something_else_is_told(jiangnan: Path):
    case = cases_of(jiangnan)[0]
    wrong = type(case)(case.rule, case.zh, Status.FAIL, case.given)
    outcome = run(wrong, resolve(jiangnan), {table.name: table for table in TABLES})
    assert outcome.problem.say() == "expected fail, got pass: replied after 10 days"

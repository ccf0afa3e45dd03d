"""Every worked case of the shipped packs: judged as values, and as an exchange folder through `audit`."""

from __future__ import annotations

import csv

import pytest

from huizhang.compliance.cases import compared, run
from huizhang.config.throwaway import throwaway_database
from huizhang.policy.cases import cases_of, expand
from huizhang.policy.resolve import resolve
from huizhang.records import auditing
from huizhang.records.tables import TABLES

PACKS = ("cn-2019-9", "xianning", "kunming")
CASES = [
    pytest.param(pack, case, id=f"{pack}-{case.rule}-{case.status}-{number}")
    for pack in PACKS
    for number, case in enumerate(cases_of(pack))
]
DECLARED = {table.name: table for table in TABLES}


@pytest.mark.parametrize(("pack", "case"), CASES)
def test_a_case_is_judged_as_the_league_teacher_expects(pack, case):
    outcome = run(case, resolve(pack, case.as_of), DECLARED)
    assert outcome.problem is None


@pytest.mark.parametrize(("pack", "case"), CASES)
def test_a_case_as_an_exchange_folder_is_audited_the_same(pack, case, tmp_path, django_db_blocker):
    plan = resolve(pack, case.as_of)
    folder = written(tmp_path / "folder", case)
    read = auditing.read(folder, plan, lambda place, done, total: None)
    with django_db_blocker.unblock(), throwaway_database():
        report = auditing.audit(read, folder.name, plan, case.as_of)
    findings = tuple(finding for finding in report.findings if finding.rule.id == case.rule)
    assert compared(case, findings).problem is None


def written(folder, case):
    """The case's tables as csv files, every cell as the case spells it."""
    folder.mkdir()
    for name, rows in expand(case).items():
        columns = [
            column.name for column in DECLARED[name].columns if any(column.name in row for row in rows)
        ]
        columns = columns or sorted(DECLARED[name].required)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows([row.get(column, "") for column in columns] for row in rows)
    return folder

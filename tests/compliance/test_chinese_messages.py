"""What a Chinese reader of a finding meets: no id of the program, and tables by their Chinese name first."""

import re

import pytest

from huizhang.compliance.cases import records_of_case
from huizhang.compliance.judging import judge_rule
from huizhang.policy.cases import cases_of
from huizhang.policy.resolve import resolve
from huizhang.policy.subject import Scope
from huizhang.records.tables import TABLES
from huizhang.shell.language import CHINESE

DECLARED = {table.name: table for table in TABLES}
LATIN = re.compile(r"[A-Za-z_]{2,}")
NAMED = re.compile("|".join(re.escape(f"{table.zh} ({table.name})") for table in TABLES))


@pytest.mark.parametrize("pack", ["cn-2019-9", "xianning", "kunming"])
def test_no_finding_says_an_id(pack: str):
    said = {
        finding.say(CHINESE)
        for case in cases_of(pack)
        for plan in (resolve(pack, case.as_of),)
        for finding in judge_rule(plan.rule(case.rule), Scope(plan, records_of_case(case, plan, DECLARED)))
    }
    assert [one for one in said if LATIN.search(NAMED.sub("", one))] == []
    assert any(NAMED.search(one) for one in said)

"""No parameter is accepted only to be ignored: judging, or the standings behind it, reads every one."""

from collections import defaultdict

import pytest

from huizhang.compliance.cases import run
from huizhang.policy.cases import cases_of
from huizhang.policy.facts import FACTS, parameters
from huizhang.policy.resolve import resolve
from huizhang.policy.rule import Rule
from huizhang.records.tables import TABLES

DECLARED = {table.name: table for table in TABLES}
# Read from the pack where standings are computed, before any rule is judged.
OF_STANDINGS = {"scores", "pass_mark", "retake_counts_as"}
# Says what the fact judges in any case: it has one choice.
SETTLED = {"reports_on_duty": {"every"}}


@pytest.fixture(scope="module")
def read() -> dict[str, set[str]]:
    """What was asked of the rules of each fact while every worked case of every plan was judged."""
    asked: dict[str, set[str]] = defaultdict(set)
    plain = Rule.get

    def noted(rule: Rule, name: str, default: object = None) -> object:
        asked[rule.of].add(name)
        return plain(rule, name, default)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "get", noted)
        for pack in ("cn-2019-9", "xianning", "kunming"):
            for case in cases_of(pack):
                run(case, resolve(pack, case.as_of), DECLARED)
    return asked


@pytest.mark.parametrize("of", FACTS)
def test_every_parameter_that_a_fact_accepts_is_read(of: str, read: dict[str, set[str]]):
    assert set(parameters(of)) - read[of] - OF_STANDINGS - SETTLED.get(of, set()) == set()

from datetime import date

import pytest

from huizhang.kernel.verdict import Status
from huizhang.policy.kinds.elected_by import Election, evaluate
from policy.rules import rule

RULE = rule("elected_by", general_assembly_below=400)
DAY, CONGRESS = date(2026, 6, 10), "第十届学代会"


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (Election(DAY, CONGRESS, "congress"), Status.PASS),
        (Election(DAY, CONGRESS, "常任代表会议"), Status.FAIL),
        (Election(DAY, CONGRESS, None), Status.CANNOT_TELL),
        (Election(DAY, None, None), Status.FAIL),
        (Election(None, None, None), Status.FAIL),
        (Election(DAY, CONGRESS, "general_assembly"), Status.FAIL),
        (Election(DAY, CONGRESS, "general_assembly", 399), Status.PASS),
        (Election(DAY, CONGRESS, "general_assembly", 400), Status.FAIL),
    ],
)
def test_only_the_congress_or_a_small_colleges_assembly_elects(facts: Election, status: Status) -> None:
    assert evaluate(RULE, facts).status is status


def test_no_assembly_elects_where_the_pack_does_not_allow_it() -> None:
    facts = Election(DAY, CONGRESS, "general_assembly", 10)
    assert evaluate(rule("elected_by"), facts).status is Status.FAIL

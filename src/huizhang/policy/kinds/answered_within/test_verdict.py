from datetime import date

import pytest

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.answered_within import Answer, evaluate
from policy.rules import rule
from policy.verdicts import told

DAYS = {"route_days": 3, "reply_days": 15}
NEED = evidence("needs", need="诉求1")
RAISED = date(2026, 10, 8)


def test_an_answer_in_time_is_told_with_its_days_and_its_row() -> None:
    facts = Answer(RAISED, "教务处", date(2026, 10, 12), date(2026, 11, 1), (NEED,))
    verdict = evaluate(rule("answered_within", "must", **DAYS), facts)
    observed = {"days": 4, "routed": True, "replied": True}
    assert told(verdict) == (Status.PASS, observed, DAYS, ["replied after 4 days"])
    assert verdict.evidence == (NEED,)


def test_a_reply_that_nobody_routed_is_judged_as_a_reply() -> None:
    facts = Answer(RAISED, None, date(2026, 10, 20), date(2026, 11, 1))
    observed = {"days": 12, "routed": False, "replied": True}
    verdict = evaluate(rule("answered_within", "must", **DAYS), facts)
    assert told(verdict) == (Status.PASS, observed, DAYS, ["replied after 12 days"])


@pytest.mark.parametrize(
    ("force", "unrouted"),
    [("must", Status.FAIL), ("generally", Status.NEEDS_REASON), ("may", Status.PASS)],
)
def test_force_decides_of_routing_but_a_late_reply_always_asks_for_a_reason(
    force: str, unrouted: Status
) -> None:
    asked = rule("answered_within", force, **DAYS)
    waiting, late = (
        evaluate(asked, Answer(RAISED, office, None, date(2026, 10, 25))) for office in (None, "教务处")
    )
    assert told(waiting) == (
        unrouted,
        {"days": 17, "routed": False, "replied": False},
        DAYS,
        ["not routed after 17 days; 3 are allowed"],
    )
    assert told(late) == (
        Status.NEEDS_REASON,
        {"days": 17, "routed": True, "replied": False},
        DAYS,
        ["unanswered for 17 days; 15 are allowed"],
    )

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status
from huizhang.policy.kinds.answered_within import Answer, evaluate
from policy.rules import rule

RULE = rule("answered_within", "must", route_days=3, reply_days=15)
RAISED = date(2026, 10, 8)


def after(days: int) -> date:
    return RAISED + timedelta(days)


@pytest.mark.parametrize(
    ("routed", "replied", "as_of", "status", "said"),
    [
        ("教务处", 15, 40, Status.PASS, "replied after 15 days"),
        ("教务处", 16, 40, Status.NEEDS_REASON, "replied after 16 days; 15 are allowed"),
        ("教务处", None, 15, Status.PASS, "routed, open for 15 of 15 days"),
        ("教务处", None, 16, Status.NEEDS_REASON, "unanswered for 16 days; 15 are allowed"),
        (None, None, 3, Status.PASS, "open for 3 days, still within the 3 for routing"),
        (None, None, 4, Status.FAIL, "not routed after 4 days; 3 are allowed"),
    ],
)
def test_days_decide(routed: str | None, replied: int | None, as_of: int, status: Status, said: str) -> None:
    day = None if replied is None else after(replied)
    verdict = evaluate(RULE, Answer(RAISED, routed, day, after(as_of)))
    assert (verdict.status, verdict.reasons[0].message.say()) == (status, said)


@given(st.integers(0, 60))
def test_waiting_longer_never_makes_it_better(days: int) -> None:
    order = [Status.PASS, Status.NEEDS_REASON]
    now, later = (evaluate(RULE, Answer(RAISED, "教务处", None, after(n))).status for n in (days, days + 1))
    assert order.index(now) <= order.index(later)

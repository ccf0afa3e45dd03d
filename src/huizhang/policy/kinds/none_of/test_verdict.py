import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.none_of import Fails, evaluate
from policy.rules import rule
from policy.verdicts import told

RULE = rule("none_of", "should")
ROWS = (evidence("standings", student_no="S1", window="since_entry"),)


@pytest.mark.parametrize(
    ("facts", "status", "said"),
    [
        (Fails(0, evidence=ROWS), Status.PASS, "no failed course"),
        (Fails(2, evidence=ROWS), Status.FAIL, "2 failed courses"),
        (
            Fails(0, pending=True, evidence=ROWS),
            Status.CANNOT_TELL,
            "no failed course so far, but scores are still missing",
        ),
        (
            Fails(None, evidence=ROWS),
            Status.CANNOT_TELL,
            "the number of failed courses is not on record (standings or grades)",
        ),
    ],
)
def test_each_answer_is_told_whole(facts: Fails, status: Status, said: str) -> None:
    verdict = evaluate(RULE, facts)
    assert told(verdict) == (status, facts.count, {"max": 0}, [said])
    assert verdict.evidence == ROWS


@given(st.integers(0, 9), st.integers(0, 9))
def test_what_is_pending_never_contradicts_what_comes(certain: int, more: int) -> None:
    now = evaluate(RULE, Fails(certain, pending=True)).status
    later = evaluate(RULE, Fails(certain + more)).status
    assert now in (later, Status.CANNOT_TELL)


def test_generally_asks_for_a_reason() -> None:
    assert evaluate(rule("none_of", "generally"), Fails(1)).status is Status.NEEDS_REASON

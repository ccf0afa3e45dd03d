import pytest

from huizhang.kernel.verdict import Status
from huizhang.policy.kinds.none_of import Fails, evaluate
from policy.rules import rule

RULE = rule("none_of", "should")


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (Fails(0), Status.PASS),
        (Fails(1), Status.FAIL),
        (Fails(1, pending=True), Status.FAIL),
        (Fails(0, pending=True), Status.CANNOT_TELL),
        (Fails(None), Status.CANNOT_TELL),
        (Fails(None, pending=True), Status.CANNOT_TELL),
    ],
)
def test_unknown_is_not_zero(facts: Fails, status: Status) -> None:
    assert evaluate(RULE, facts).status is status

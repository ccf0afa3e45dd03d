import pytest

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.post_filled import Holder, Office, evaluate
from policy.rules import rule

ONE = rule("post_filled", "must", duty="deputy", exactly=1, full_time=True, organ="league")
ROW = evidence("duties", duty="deputy")


def holder(full_time: bool | None = True, organ: str | None = "league") -> Holder:
    return Holder("陈老师", full_time, organ, ROW)


@pytest.mark.parametrize(
    ("holders", "status"),
    [
        ((holder(),), Status.PASS),
        ((), Status.FAIL),
        ((holder(), holder()), Status.FAIL),
        ((holder(full_time=False),), Status.FAIL),
        ((holder(full_time=None),), Status.CANNOT_TELL),
        ((holder(organ="union"),), Status.FAIL),
        ((holder(organ=None),), Status.CANNOT_TELL),
        ((holder(full_time=None, organ="union"),), Status.FAIL),
    ],
)
def test_number_time_and_organ_decide(holders: tuple[Holder, ...], status: Status) -> None:
    assert evaluate(ONE, Office(holders, "校团委")).status is status


def test_where_nothing_more_is_asked_anybody_will_do() -> None:
    anybody = rule("post_filled", duty="deputy")
    assert evaluate(anybody, Office((holder(None, None), holder(False, "union")))).status is Status.PASS


def test_a_duty_that_may_be_held_may_be_vacant() -> None:
    assert evaluate(rule("post_filled", "may", duty="deputy"), Office(())).status is Status.PASS

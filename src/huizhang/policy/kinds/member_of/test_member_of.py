import pytest

from huizhang.kernel.verdict import Status
from huizhang.policy.kinds.member_of import Value, evaluate
from policy.rules import rule

RULE = rule("member_of", "must", members=["中共党员", "中共预备党员", "共青团员"])


@pytest.mark.parametrize(
    ("value", "status", "said"),
    [
        ("中共预备党员", Status.PASS, "political status: 中共预备党员"),
        ("群众", Status.FAIL, "political status “群众” is not one of 中共党员, 中共预备党员, 共青团员"),
        (None, Status.CANNOT_TELL, "the political status is not on record (students.political_status)"),
    ],
)
def test_a_value_is_one_of_the_members(value: str | None, status: Status, said: str) -> None:
    verdict = evaluate(RULE, Value(value))
    assert (verdict.status, verdict.reasons[0].message.say()) == (status, said)

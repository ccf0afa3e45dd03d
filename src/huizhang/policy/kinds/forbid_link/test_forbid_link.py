import pytest

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status
from huizhang.policy.kinds.forbid_link import Link, Links, evaluate
from policy.rules import rule

RULE = rule("forbid_link", "must", matters=["honours"], forbidden=["post"])


def links(*bases: str) -> Links:
    return Links(tuple(Link(message("honours"), basis, "2026-10-20") for basis in bases))


@pytest.mark.parametrize(
    ("bases", "status"),
    [(("appraisal",), Status.PASS), (("post",), Status.FAIL), (("appraisal", "post"), Status.FAIL)],
)
def test_no_honour_rests_on_the_post(bases: tuple[str, ...], status: Status) -> None:
    verdict = evaluate(RULE, links(*bases))
    assert (verdict.status, verdict.observed) == (status, sorted(bases))


def test_the_basis_is_told() -> None:
    said = evaluate(RULE, links("post")).reasons[0].message.say()
    assert said == "honours of 2026-10-20 rests on the post"

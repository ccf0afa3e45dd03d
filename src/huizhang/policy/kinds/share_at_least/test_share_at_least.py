import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status
from huizhang.policy.kinds.share_at_least import Share, evaluate, least_part
from policy.rules import rule


@pytest.mark.parametrize(
    ("whole", "percent", "needed"), [(1000, 1, 10), (1001, 1, 11), (99, 1, 1), (0, 1, 0), (59, 50, 30)]
)
def test_the_least_part_is_rounded_up(whole: int, percent: int, needed: int) -> None:
    assert least_part(whole, percent) == needed


@pytest.mark.parametrize(
    ("facts", "status", "said"),
    [
        (Share(5, 10), Status.PASS, "5 of 10; 50 % needs 5"),
        (Share(4, 10), Status.NEEDS_REASON, "4 of 10; 50 % needs 5: 1 short"),
        (Share(4, 10, 1), Status.CANNOT_TELL, "4 of 10 known, 1 unknown; 50 % needs 5"),
        (Share(3, 10, 1), Status.NEEDS_REASON, "3 of 10; 50 % needs 5: 2 short"),
    ],
)
def test_the_uncertain_decide_only_where_they_matter(facts: Share, status: Status, said: str) -> None:
    verdict = evaluate(rule("share_at_least", "generally", percent=50), facts)
    assert (verdict.status, verdict.reasons[0].message.say()) == (status, said)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 100))
def test_it_passes_exactly_from_the_share_of_somebody_on(part: int, others: int, percent: int) -> None:
    whole = part + others
    verdict = evaluate(rule("share_at_least", percent=percent), Share(part, whole))
    assert (verdict.status is Status.PASS) == (whole > 0 and part * 100 >= whole * percent)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status
from huizhang.policy.kinds.count_between import Count, evaluate
from policy.rules import rule

NUMBERS = st.integers(0, 200)


@pytest.mark.parametrize(
    ("value", "status", "said"),
    [
        (19, Status.NEEDS_REASON, "19, 1 fewer than 20"),
        (20, Status.PASS, "20, as required"),
        (30, Status.PASS, "30, as required"),
        (31, Status.NEEDS_REASON, "31, 1 more than 30"),
    ],
)
def test_both_ends_belong_to_it(value: int, status: Status, said: str) -> None:
    verdict = evaluate(rule("count_between", "generally", min=20, max=30), Count(value))
    assert (verdict.status, verdict.reasons[0].message.say()) == (status, said)
    assert verdict.required == {"min": 20, "max": 30}


@pytest.mark.parametrize(
    ("value", "large", "status"),
    [
        (40, None, Status.PASS),
        (60, None, Status.CANNOT_TELL),
        (60, True, Status.PASS),
        (60, False, Status.NEEDS_REASON),
        (61, None, Status.NEEDS_REASON),
        (61, True, Status.NEEDS_REASON),
    ],
)
def test_a_large_institution_may_have_more(value: int, large: bool | None, status: Status) -> None:
    cap = rule("count_between", "generally", max=40, large_max=60)
    assert evaluate(cap, Count(value, large=large)).status is status


@given(NUMBERS, NUMBERS, NUMBERS)
def test_it_passes_exactly_between_its_ends(value: int, least: int, most: int) -> None:
    verdict = evaluate(rule("count_between", min=least, max=most), Count(value))
    assert (verdict.status is Status.PASS) == (least <= value <= most)

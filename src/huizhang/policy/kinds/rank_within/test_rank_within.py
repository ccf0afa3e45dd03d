import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.records import Standing
from huizhang.kernel.verdict import Status
from huizhang.policy.kinds.rank_within import Ranks, evaluate
from policy.rules import rule

WINDOWS = ["last_term", "last_year", "since_entry"]
RULE = rule(
    "rank_within", "should", percent=30, windows=WINDOWS, exempt_first_year=True, exempt_postgraduates=True
)


def standing(window: str, best: int | None, worst: int | None, size: int | None = 100) -> Standing:
    return Standing("S1", window, best, worst, size, 0)


def ranks(*standings: Standing, first_year: bool = False, postgraduate: bool = False) -> Ranks:
    return Ranks({one.window: one for one in standings}, first_year, postgraduate)


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (ranks(standing("last_year", 30, 30)), Status.PASS),
        (ranks(standing("last_year", 31, 31)), Status.FAIL),
        (ranks(standing("last_year", 1, 1, 3)), Status.FAIL),
        (ranks(standing("last_year", 30, 31)), Status.CANNOT_TELL),
        (ranks(standing("last_term", 40, 40), standing("since_entry", 20, 20)), Status.PASS),
        (ranks(standing("last_term", 40, 40), standing("since_entry", 20, 40)), Status.CANNOT_TELL),
        (ranks(standing("last_year", None, None)), Status.CANNOT_TELL),
        (ranks(), Status.CANNOT_TELL),
        (ranks(first_year=True), Status.NOT_APPLICABLE),
        (ranks(standing("last_year", 90, 90), postgraduate=True), Status.NOT_APPLICABLE),
    ],
)
def test_any_window_is_enough_and_pending_scores_leave_it_open(facts: Ranks, status: Status) -> None:
    assert evaluate(RULE, facts).status is status


def test_a_window_that_the_pack_does_not_name_decides_nothing() -> None:
    fixed = rule("rank_within", percent=30, windows=["last_year"])
    assert evaluate(fixed, ranks(standing("last_term", 1, 1))).status is Status.CANNOT_TELL


def test_nobody_is_exempt_unless_the_pack_says_so() -> None:
    strict = rule("rank_within", percent=30, windows=WINDOWS)
    facts = ranks(standing("last_year", 90, 90), first_year=True, postgraduate=True)
    assert evaluate(strict, facts).status is Status.FAIL


@given(st.data())
def test_an_interval_says_only_what_every_rank_in_it_says(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 200))
    best = data.draw(st.integers(1, size))
    worst = data.draw(st.integers(best, size))
    exact = {
        evaluate(RULE, ranks(standing("last_year", rank, rank, size))).status
        for rank in range(best, worst + 1)
    }
    told = evaluate(RULE, ranks(standing("last_year", best, worst, size))).status
    assert told is (exact.pop() if len(exact) == 1 else Status.CANNOT_TELL)

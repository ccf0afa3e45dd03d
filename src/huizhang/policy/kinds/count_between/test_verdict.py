import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.count_between import Count, evaluate
from policy.rules import rule
from policy.verdicts import told

NUMBERS = st.integers(0, 200)
FROM_BAD_TO_GOOD = [Status.FAIL, Status.CANNOT_TELL, Status.PASS]
ROWS = (evidence("posts", student_no="S1"),)


def test_an_exact_number_is_both_ends() -> None:
    exact = rule("count_between", "stated", min=5, max=5)
    few, right, many = (evaluate(exact, Count(n, ROWS)) for n in (4, 5, 6))
    required = {"min": 5, "max": 5}
    assert told(few) == (Status.FAIL, 4, required, ["4, 1 fewer than 5"])
    assert told(right) == (Status.PASS, 5, required, ["5, as required"])
    assert told(many) == (Status.FAIL, 6, required, ["6, 1 more than 5"])
    assert {few.evidence, right.evidence, many.evidence} == {ROWS}


def test_an_end_that_is_left_out_is_not_required() -> None:
    least, most = rule("count_between", min=2), rule("count_between", max=6)
    assert told(evaluate(least, Count(900))) == (Status.PASS, 900, {"min": 2}, ["900, as required"])
    assert told(evaluate(most, Count(0))) == (Status.PASS, 0, {"max": 6}, ["0, as required"])


def test_a_large_institution_is_told_its_own_number() -> None:
    cap = rule("count_between", "generally", max=40, large_max=60)
    unsaid, large, small = (evaluate(cap, Count(62 if one else 55, large=one)) for one in (None, True, False))
    assert told(large) == (Status.NEEDS_REASON, 62, {"max": 60}, ["62, 2 more than 60"])
    assert told(small) == (Status.NEEDS_REASON, 55, {"max": 40}, ["55, 15 more than 40"])
    assert told(unsaid) == (
        Status.CANNOT_TELL,
        55,
        {"max": 40},
        [
            "55: more than 40; up to 60 if the institution is large or has several campuses, "
            "which the institution table does not say (large_or_multi_campus)"
        ],
    )


@given(NUMBERS, NUMBERS, st.none() | NUMBERS, st.sampled_from([None, True, False]))
def test_raising_the_most_never_makes_it_worse(
    value: int, most: int, large_most: int | None, large: bool | None
) -> None:
    limits = {} if large_most is None else {"large_max": large_most}
    now, raised = (
        evaluate(rule("count_between", max=limit, **limits), Count(value, large=large)).status
        for limit in (most, most + 1)
    )
    assert FROM_BAD_TO_GOOD.index(now) <= FROM_BAD_TO_GOOD.index(raised)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_not_saying_whether_it_is_large_is_only_as_sure_as_both_answers(
    value: int, most: int, more: int
) -> None:
    cap = rule("count_between", max=most, large_max=most + more)
    either = {evaluate(cap, Count(value, large=large)).status for large in (True, False)}
    told_nothing = evaluate(cap, Count(value)).status
    assert told_nothing is (either.pop() if len(either) == 1 else Status.CANNOT_TELL)


@pytest.mark.parametrize("force", ["must", "should", "stated", "generally", "may"])
@given(value=NUMBERS, most=NUMBERS)
def test_force_changes_only_what_breaking_means(force: str, value: int, most: int) -> None:
    strict, asked = (evaluate(rule("count_between", one, max=most), Count(value)) for one in ("must", force))
    broken = {"generally": Status.NEEDS_REASON, "may": Status.PASS}.get(force, Status.FAIL)
    assert asked.status is (broken if strict.status is Status.FAIL else strict.status)
    assert told(asked)[1:] == told(strict)[1:]

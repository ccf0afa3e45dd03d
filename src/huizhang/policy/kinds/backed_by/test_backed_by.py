import pytest

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status
from huizhang.policy.kinds.backed_by import Backing, Backings, evaluate
from policy.rules import rule

RULE = rule("backed_by", "should", matters=["honours"])
HONOURS = message("honours")


@pytest.mark.parametrize(
    ("by_appraisal", "appraisals", "status"),
    [
        (True, ("2026春",), Status.PASS),
        (True, (), Status.FAIL),
        (True, None, Status.CANNOT_TELL),
        (False, ("2026春",), Status.FAIL),
        (False, None, Status.FAIL),
    ],
)
def test_an_honour_rests_on_an_appraisal_that_exists(
    by_appraisal: bool, appraisals: tuple[str, ...] | None, status: Status
) -> None:
    backing = Backing(HONOURS, "2026-10-20", by_appraisal, appraisals)
    assert evaluate(RULE, Backings((backing,))).status is status


def test_one_bad_honour_outweighs_the_others_and_all_are_told() -> None:
    good, bad = (Backing(HONOURS, day, day == "2026-10-20", ("A",)) for day in ("2026-10-20", "2026-10-21"))
    verdict = evaluate(RULE, Backings((good, bad)))
    assert (verdict.status, [reason.status for reason in verdict.reasons]) == (
        Status.FAIL,
        [Status.PASS, Status.FAIL],
    )

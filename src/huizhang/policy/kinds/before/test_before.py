from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status
from huizhang.policy.kinds.before import Happening, Happenings, evaluate
from policy.rules import rule

ANYBODY, LEAGUE = rule("before", "must"), rule("before", "must", organs=["league"])
DUE = date(2026, 10, 18)
WHAT = message("report")


def happened(day: date | None, organ: str | None = "league", recorded: bool = True) -> Happenings:
    return Happenings((Happening(WHAT, recorded, day, DUE, organ, organ or ""),))


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (happened(DUE), Status.PASS),
        (happened(date(2026, 10, 19)), Status.FAIL),
        (happened(DUE, "union"), Status.FAIL),
        (happened(DUE, None), Status.CANNOT_TELL),
        (happened(None), Status.CANNOT_TELL),
        (happened(None, None, recorded=False), Status.FAIL),
    ],
)
def test_the_day_and_the_organ_decide(facts: Happenings, status: Status) -> None:
    assert evaluate(LEAGUE, facts).status is status


def test_what_is_not_due_yet_passes() -> None:
    assert evaluate(LEAGUE, Happenings((Happening(WHAT, False, None, None),))).status is Status.PASS


@given(st.integers(-400, 400))
def test_without_an_organ_only_the_day_decides(days: int) -> None:
    verdict = evaluate(ANYBODY, happened(DUE + timedelta(days), "union"))
    assert verdict.status is (Status.PASS if days <= 0 else Status.FAIL)

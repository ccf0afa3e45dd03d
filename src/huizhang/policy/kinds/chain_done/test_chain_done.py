from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.chain import Stage
from huizhang.kernel.message import message
from huizhang.kernel.records import Step
from huizhang.kernel.verdict import Status
from huizhang.policy.kinds.chain_done import Course, evaluate
from policy.rules import rule

RULE = rule("chain_done", "should")
STAGES = (Stage("recommend", ("college",)), Stage("review", ("affairs", "league")))
NAMES = {"college": "学院团组织", "affairs": "学工部", "league": "校团委"}


def step(act: str, organ: str, day: int, outcome: bool = True) -> Step:
    return Step("C1", "nomination", act, organ, date(2026, 5, day), outcome=outcome)


DONE = (step("recommend", "college", 6), step("review", "league", 8), step("review", "affairs", 9))


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (DONE[:2], "missing: review by 学工部"),
        (
            (step("recommend", "college", 6, False), *DONE[1:]),
            "recommend by 学院团组织 was refused on 2026-05-06",
        ),
        ((*DONE[:2], step("review", "affairs", 21)), "review by 学工部 on 2026-05-21, after 2026-05-20"),
        (
            (step("recommend", "college", 10), *DONE[1:2], step("review", "affairs", 11)),
            "review by 校团委 on 2026-05-08, before the step that precedes it (2026-05-10)",
        ),
    ],
)
def test_what_keeps_a_chain_from_being_done_is_said(steps: tuple[Step, ...], said: str) -> None:
    verdict = evaluate(RULE, Course(STAGES, steps, NAMES, date(2026, 5, 20)))
    assert (verdict.status, [reason.message.say() for reason in verdict.reasons]) == (Status.FAIL, [said])


@given(st.permutations(DONE))
def test_the_order_of_rows_does_not_matter(steps: list[Step]) -> None:
    verdict = evaluate(RULE, Course(STAGES, tuple(steps), NAMES))
    assert (verdict.status, verdict.reasons[0].message.say()) == (
        Status.PASS,
        "chain complete: recommend, review",
    )


def test_strays_are_told_only_where_the_chain_is_broken() -> None:
    stray = (message("学院团组织 of another college acted"),)
    whole, broken = (evaluate(RULE, Course(STAGES, some, NAMES, strays=stray)) for some in (DONE, DONE[1:]))
    assert (len(whole.reasons), whole.status) == (1, Status.PASS)
    assert [reason.message.say() for reason in broken.reasons] == [
        "missing: recommend by 学院团组织",
        "学院团组织 of another college acted",
    ]

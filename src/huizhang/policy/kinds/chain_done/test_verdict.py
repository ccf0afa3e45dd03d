from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.chain import Stage
from huizhang.kernel.records import Step
from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.chain_done import Course, evaluate
from policy.rules import rule
from policy.verdicts import told

RULE = rule("chain_done", "should")
STAGES = (
    Stage("recommend", ("college",)),
    Stage("review", ("affairs", "league")),
    Stage("elect", ("congress",)),
)
CHAIN = {
    "chain": [
        {"act": "recommend", "by": ["college"]},
        {"act": "review", "by": ["affairs", "league"]},
        {"act": "elect", "by": ["congress"]},
    ]
}
NAMES = {"college": "学院团组织", "affairs": "学工部", "league": "校团委", "congress": "学生代表大会"}


def step(act: str, organ: str, day: int, outcome: bool = True, turn: int = 1) -> Step:
    when = date(2026, 5, 1) + timedelta(day - 1)
    return Step("C1", "nomination", act, organ, when, None, "S1", outcome, turn)


DONE = (
    step("recommend", "college", 6),
    step("review", "league", 8),
    step("review", "affairs", 9),
    step("elect", "congress", 9),
)


def test_a_whole_chain_is_told_with_every_step_as_evidence() -> None:
    post = evidence("posts", student_no="S1")
    verdict = evaluate(RULE, Course(STAGES, DONE, NAMES, date(2026, 5, 9), extra=(post,)))
    said = "chain complete: recommend, review, elect"
    assert told(verdict) == (Status.PASS, {"steps": 4}, CHAIN, [said])
    rows = [{"act": one.act, "organ": one.organ, "date": one.date.isoformat()} for one in DONE]
    steps = [{"table": "steps", "case": "C1", "student_no": "S1"} | row for row in rows]
    assert [row.as_dict() for row in verdict.evidence] == [*steps, {"table": "posts", "student_no": "S1"}]


@pytest.mark.parametrize(
    ("force", "status"),
    [("must", Status.FAIL), ("generally", Status.NEEDS_REASON), ("may", Status.PASS)],
)
def test_every_break_is_told_with_what_force_makes_of_it(force: str, status: Status) -> None:
    verdict = evaluate(rule("chain_done", force), Course(STAGES, DONE[:2], NAMES))
    said = ["missing: review by 学工部", "missing: elect by 学生代表大会"]
    assert told(verdict) == (status, {"steps": 2}, CHAIN, said)


def test_nothing_on_record_misses_every_step() -> None:
    verdict = evaluate(RULE, Course(STAGES, (), NAMES))
    assert (verdict.observed, len(verdict.deciding)) == ({"steps": 0}, 4)


def test_a_refusal_by_an_organ_outside_the_chain_breaks_it() -> None:
    other = step("consent", "party", 7, outcome=False)
    verdict = evaluate(RULE, Course(STAGES, (*DONE, other), {**NAMES, "party": "学院党组织"}))
    said = "consent by 学院党组织 was refused on 2026-05-07"
    assert told(verdict) == (Status.FAIL, {"steps": 4}, CHAIN, [said])


def test_only_good_steps_are_counted() -> None:
    refused = (step("recommend", "college", 6, outcome=False), *DONE[1:])
    late = Course(STAGES, DONE, NAMES, date(2026, 5, 8))
    early = Course(STAGES, (step("recommend", "college", 9), *DONE[1:]), NAMES)
    assert evaluate(RULE, Course(STAGES, refused, NAMES)).observed == {"steps": 3}
    assert evaluate(RULE, late).observed == {"steps": 2}
    assert evaluate(RULE, early).observed == {"steps": 3}


def test_a_returned_case_is_judged_by_its_last_round() -> None:
    returned = (step("review", "league", 7, outcome=False), *DONE)
    again = tuple(replace(one, round=2) if one.act == "review" and one.outcome else one for one in returned)
    assert evaluate(RULE, Course(STAGES, again, NAMES)).status is Status.PASS


SLOTS = [(stage.act, organ) for stage in STAGES for organ in stage.organs]
DAY = st.integers(1, 20)


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    """Some of the slots, each said in one or more rounds, agreed or not, on any day."""
    return [
        step(act, organ, draw(DAY), draw(st.booleans()), turn)
        for act, organ in draw(st.lists(st.sampled_from(SLOTS), unique=True))
        for turn in range(1, draw(st.integers(1, 3)) + 1)
    ]


@given(histories(), st.randoms(use_true_random=False), st.none() | DAY)
def test_the_order_of_rows_never_matters(steps: list[Step], chance: Random, due: int | None) -> None:
    last = None if due is None else date(2026, 5, due)
    mixed = list(steps)
    chance.shuffle(mixed)
    first, second = (evaluate(RULE, Course(STAGES, tuple(rows), NAMES, last)) for rows in (steps, mixed))
    assert told(first) == told(second)


@given(histories(), DAY)
def test_a_later_last_day_never_makes_a_step_late(steps: list[Step], due: int) -> None:
    def late(days: int) -> set[str]:
        last = date(2026, 5, 1) + timedelta(days - 1)
        verdict = evaluate(RULE, Course(STAGES, tuple(steps), NAMES, last))
        return {str(one.message.values["organ"]) for one in verdict.reasons if "due" in one.message.values}

    assert late(due + 1) <= late(due)

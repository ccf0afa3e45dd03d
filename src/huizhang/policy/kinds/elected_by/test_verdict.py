from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.elected_by import Election, evaluate
from policy.rules import rule
from policy.verdicts import told

RULE = rule("elected_by", general_assembly_below=400)
DAY, CONGRESS = date(2026, 6, 10), "第十届学代会"
ROWS = (evidence("congresses", congress=CONGRESS),)


@pytest.mark.parametrize(
    ("facts", "status", "said"),
    [
        (
            Election(None, None, None),
            Status.FAIL,
            "no election by the congress is on record (steps, act elect)",
        ),
        (Election(DAY, None, None), Status.FAIL, "elected on 2026-06-10, when no congress of the union met"),
        (
            Election(DAY, CONGRESS, None),
            Status.CANNOT_TELL,
            "第十届学代会: who elected is not stated (congresses.elected_by)",
        ),
        (Election(DAY, CONGRESS, "congress"), Status.PASS, "elected by 第十届学代会"),
        (
            Election(DAY, CONGRESS, "常任代表会议"),
            Status.FAIL,
            "第十届学代会: elected by “常任代表会议”, not by the congress itself",
        ),
        (
            Election(DAY, CONGRESS, "general_assembly"),
            Status.FAIL,
            "第十届学代会: a general assembly cannot elect a school presidium",
        ),
        (
            Election(DAY, CONGRESS, "general_assembly", 399),
            Status.PASS,
            "第十届学代会: general assembly of a college of 399 students",
        ),
        (
            Election(DAY, CONGRESS, "general_assembly", 400),
            Status.FAIL,
            "第十届学代会: general assembly, but the college has 400 students, not fewer than 400",
        ),
    ],
)
def test_who_elected_is_told(facts: Election, status: Status, said: str) -> None:
    observed = {"congress": facts.congress, "elected_by": facts.elected_by}
    assert told(evaluate(RULE, facts)) == (status, observed, {"elected_by": "congress"}, [said])


def test_where_the_plan_knows_no_assembly_a_college_is_told_so_and_a_school_as_ever() -> None:
    college, school = (
        evaluate(rule("elected_by"), Election(DAY, CONGRESS, "general_assembly", students))
        for students in (10, None)
    )
    assert [reason.message.say() for reason in (*college.deciding, *school.deciding)] == [
        "第十届学代会: elected by a general assembly, which the plan does not provide for",
        "第十届学代会: a general assembly cannot elect a school presidium",
    ]


def test_the_rows_are_kept_and_generally_asks_for_a_reason() -> None:
    facts = Election(DAY, CONGRESS, "筹备委员会", evidence=ROWS)
    verdict = evaluate(rule("elected_by", "generally"), facts)
    assert (verdict.status, verdict.evidence) == (Status.NEEDS_REASON, ROWS)


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_an_assembly_elects_in_exactly_the_small_colleges(students: int, below: int) -> None:
    facts = Election(DAY, CONGRESS, "general_assembly", students)
    verdict = evaluate(rule("elected_by", general_assembly_below=below), facts)
    assert (verdict.status is Status.PASS) == (students < below)

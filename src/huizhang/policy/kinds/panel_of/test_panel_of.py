import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status
from huizhang.policy.kinds.panel_of import Panel, evaluate
from policy.rules import rule

RULE = rule(
    "panel_of",
    organs=["affairs", "league"],
    college_organs=[["college_office", "affairs"], ["college_league", "league"]],
    students_more_than=50,
)
NAMES = {"affairs": "学工部", "league": "校团委"}


def panel(students: int, members: int, *organs: str, of_college: bool = False) -> Panel:
    return Panel(students, members, frozenset(organs), NAMES, of_college)


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (panel(3, 5, "affairs", "league"), Status.PASS),
        (panel(2, 4, "affairs", "league"), Status.FAIL),
        (panel(4, 5, "affairs"), Status.FAIL),
        (panel(3, 5, "college_office", "college_league"), Status.FAIL),
        (panel(3, 5, "college_office", "college_league", of_college=True), Status.PASS),
        (panel(3, 5, "college_office", "league", of_college=True), Status.PASS),
        (panel(3, 4, "college_office", of_college=True), Status.FAIL),
    ],
)
def test_students_are_the_most_and_every_department_is_there(facts: Panel, status: Status) -> None:
    assert evaluate(RULE, facts).status is status


def test_whoever_was_absent_is_told() -> None:
    school, college = (evaluate(RULE, panel(5, 5, of_college=level)) for level in (False, True))
    assert [reason.message.say() for reason in school.reasons] == [
        "学工部 did not take part",
        "校团委 did not take part",
    ]
    assert college.reasons[0].message.say() == "college_office or 学工部 did not take part"


@given(st.integers(0, 30), st.integers(0, 30))
def test_half_is_not_more_than_half(students: int, others: int) -> None:
    verdict = evaluate(RULE, panel(students, students + others, "affairs", "league"))
    assert (verdict.status is Status.PASS) == (students > others)

from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.panel_of import Panel, evaluate
from policy.rules import rule
from policy.verdicts import told

PARAMETERS = {
    "organs": ["affairs", "league"],
    "college_organs": [["office", "affairs"], ["branch", "league"]],
    "students_more_than": 50,
}
RULE = rule("panel_of", **PARAMETERS)
NAMES = {"affairs": "学工部", "league": "校团委", "office": "学院学生科", "branch": "学院团组织"}
ROWS = (evidence("appraisal_panel", member="张三"),)
SCHOOL = {"students_more_than_percent": 50, "organs": [["affairs"], ["league"]]}
COLLEGE = {"students_more_than_percent": 50, "organs": [["office", "affairs"], ["branch", "league"]]}


def panel(students: int, members: int, organs: set[str], of_college: bool = False) -> Panel:
    return Panel(students, members, frozenset(organs), NAMES, of_college, ROWS)


def test_a_good_panel_is_told_with_its_numbers() -> None:
    verdict = evaluate(RULE, panel(3, 5, {"league", "affairs"}))
    observed = {"students": 3, "members": 5, "organs": ["affairs", "league"]}
    said = "3 students of 5 members, the departments present"
    assert told(verdict) == (Status.PASS, observed, SCHOOL, [said])
    assert verdict.evidence == ROWS


def test_everything_that_is_wrong_is_told() -> None:
    verdict = evaluate(RULE, panel(2, 4, {"branch"}, of_college=True))
    observed = {"students": 2, "members": 4, "organs": ["branch"]}
    said = ["2 students of 4 members: not more than half", "学院学生科 or 学工部 did not take part"]
    assert told(verdict) == (Status.FAIL, observed, COLLEGE, said)


def test_another_percentage_is_told_as_such() -> None:
    asked = rule("panel_of", **PARAMETERS | {"students_more_than": 60})
    verdict = evaluate(asked, panel(3, 5, {"affairs", "league"}))
    observed = {"students": 3, "members": 5, "organs": ["affairs", "league"]}
    required = SCHOOL | {"students_more_than_percent": 60}
    said = "3 students of 5 members: not more than 60 %"
    assert told(verdict) == (Status.FAIL, observed, required, [said])


def test_all_interchangeable_organs_are_named() -> None:
    asked = rule("panel_of", **PARAMETERS | {"college_organs": [["office", "affairs", "graduate"]]})
    verdict = evaluate(asked, panel(3, 5, {"league"}, of_college=True))
    said = ["学院学生科 or 学工部 or graduate did not take part"]
    assert [reason.message.say() for reason in verdict.deciding] == said


def test_an_empty_panel_is_not_mainly_students() -> None:
    verdict = evaluate(rule("panel_of", "generally", **PARAMETERS), panel(0, 0, {"affairs", "league"}))
    observed = {"students": 0, "members": 0, "organs": ["affairs", "league"]}
    said = "0 students of 0 members: not more than half"
    assert told(verdict) == (Status.NEEDS_REASON, observed, SCHOOL, [said])


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 100))
def test_the_share_of_students_is_strict_at_any_percentage(students: int, others: int, percent: int) -> None:
    asked = rule("panel_of", organs=[], students_more_than=percent)
    verdict = evaluate(asked, panel(students, students + others, set()))
    assert (verdict.status is Status.PASS) == (students * 100 > (students + others) * percent)


@given(st.sets(st.sampled_from(sorted(NAMES))), st.sampled_from(sorted(NAMES)), st.booleans())
def test_one_more_organ_never_makes_it_worse(present: set[str], more: str, of_college: bool) -> None:
    now, then = (evaluate(RULE, panel(3, 5, some, of_college)) for some in (present, present | {more}))
    assert not (now.status is Status.PASS and then.status is not Status.PASS)

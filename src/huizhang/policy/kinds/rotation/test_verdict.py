import pytest

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.rotation import Chair, Turn, evaluate
from policy.rules import rule
from policy.verdicts import told

RULE = rule("rotation", exactly=1, every="term")
REQUIRED = {"exactly": 1, "every": "term"}
BEFORE = evidence("posts", student_no="S9", start="2026-02-20")


def chair(student: str = "S1", of_presidium: bool = True, since_before: bool = False) -> Chair:
    return Chair(student, of_presidium, since_before, evidence("posts", student_no=student))


def turn(*chairs: Chair, presidium: int = 5, last_term: str = "S9") -> Turn:
    return Turn(chairs, presidium, frozenset({last_term}), (BEFORE,))


def test_this_and_the_last_turn_are_the_evidence() -> None:
    verdict = evaluate(RULE, turn(chair()))
    assert told(verdict) == (Status.PASS, ["S1"], REQUIRED, ["executive chair this term: S1"])
    assert verdict.evidence == (chair().evidence, BEFORE)


@pytest.mark.parametrize(
    ("facts", "people", "said"),
    [
        (turn(), [], ["0 executive chairs instead of 1"]),
        (turn(chair("S1"), chair("S2")), ["S1", "S2"], ["2 executive chairs instead of 1"]),
        (turn(chair(of_presidium=False)), ["S1"], ["S1 chairs without being a presidium member"]),
        (turn(chair(), last_term="S1"), ["S1"], ["S1 also chaired in the term before"]),
        (
            turn(chair(since_before=True), last_term="S1"),
            ["S1"],
            ["S1 has been executive chair for longer than the term"],
        ),
        (
            turn(chair("S1", of_presidium=False), chair("S9")),
            ["S1", "S9"],
            [
                "S1 chairs without being a presidium member",
                "S9 also chaired in the term before",
                "2 executive chairs instead of 1",
            ],
        ),
    ],
)
def test_everything_that_keeps_it_from_rotating_is_told(
    facts: Turn, people: list[str], said: list[str]
) -> None:
    assert told(evaluate(RULE, facts)) == (Status.FAIL, people, REQUIRED, said)


def test_generally_asks_for_a_reason() -> None:
    softer = rule("rotation", "generally", exactly=1, every="term")
    assert evaluate(softer, turn()).status is Status.NEEDS_REASON


def test_a_presidium_of_one_still_ends_its_turn_with_the_term() -> None:
    again, on = (turn(chair(since_before=long), presidium=1, last_term="S1") for long in (False, True))
    assert [evaluate(RULE, facts).status for facts in (again, on)] == [Status.PASS, Status.FAIL]

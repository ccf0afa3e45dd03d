import pytest

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.rotation import Chair, Turn, evaluate
from policy.rules import rule

RULE = rule("rotation", exactly=1, every="term")


def chair(student: str = "S1", of_presidium: bool = True, since_before: bool = False) -> Chair:
    return Chair(student, of_presidium, since_before, evidence("posts", student_no=student))


@pytest.mark.parametrize(
    ("chairs", "presidium", "last_term", "status"),
    [
        ((chair(),), 5, {"S2"}, Status.PASS),
        ((chair(),), 5, set(), Status.PASS),
        ((), 5, {"S2"}, Status.FAIL),
        ((chair("S1"), chair("S2")), 5, set(), Status.FAIL),
        ((chair(of_presidium=False),), 5, set(), Status.FAIL),
        ((chair(since_before=True),), 5, {"S1"}, Status.FAIL),
        ((chair(),), 5, {"S1"}, Status.FAIL),
        ((chair(),), 1, {"S1"}, Status.PASS),
    ],
)
def test_the_chair_takes_turns(
    chairs: tuple[Chair, ...], presidium: int, last_term: set[str], status: Status
) -> None:
    assert evaluate(RULE, Turn(chairs, presidium, frozenset(last_term))).status is status

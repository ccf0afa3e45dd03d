import pytest

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.built_of import Structure, evaluate
from policy.rules import rule

PARTS = ["presidium", "departments"]
STATED, GENERALLY = rule("built_of", "stated", parts=PARTS), rule("built_of", "generally", parts=PARTS)
BOTH = frozenset(PARTS)
ODD = ((message("S1 has no department"), evidence("posts", student_no="S1")),)


@pytest.mark.parametrize(
    ("facts", "stated", "generally"),
    [
        (Structure(BOTH), Status.PASS, Status.PASS),
        (Structure(frozenset({"presidium"})), Status.FAIL, Status.NEEDS_REASON),
        (Structure(BOTH, stray=ODD), Status.FAIL, Status.FAIL),
        (Structure(BOTH, unstated=ODD), Status.CANNOT_TELL, Status.CANNOT_TELL),
        (Structure(frozenset(), stray=ODD), Status.FAIL, Status.FAIL),
    ],
)
def test_generally_softens_the_model_but_not_a_stray_member(
    facts: Structure, stated: Status, generally: Status
) -> None:
    assert (evaluate(STATED, facts).status, evaluate(GENERALLY, facts).status) == (stated, generally)


def test_stray_members_are_the_evidence() -> None:
    assert evaluate(STATED, Structure(BOTH, stray=ODD)).evidence == (ODD[0][1],)

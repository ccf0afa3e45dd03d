from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.built_of import Structure, evaluate
from policy.rules import rule
from policy.verdicts import told

PARTS = ["presidium", "departments"]
GENERALLY = rule("built_of", "generally", parts=PARTS)
REQUIRED = {"parts": PARTS}
BOTH, OBSERVED = frozenset(PARTS), ["departments", "presidium"]
STRAY = (message("S1: there is no department “督察部”"), evidence("posts", student_no="S1"))
UNSTATED = (message("S2: the department is not stated"), evidence("posts", student_no="S2"))


def test_a_whole_union_is_told_in_a_sentence() -> None:
    said = "presidium and departments"
    assert told(evaluate(GENERALLY, Structure(BOTH))) == (Status.PASS, OBSERVED, REQUIRED, [said])


def test_every_missing_part_is_told() -> None:
    verdict = evaluate(GENERALLY, Structure(frozenset()))
    said = ["there is no presidium", "there are no departments"]
    assert told(verdict) == (Status.NEEDS_REASON, [], REQUIRED, said)


def test_a_part_that_is_not_asked_for_may_be_missing() -> None:
    asked = rule("built_of", parts=["presidium"])
    verdict = evaluate(asked, Structure(frozenset({"presidium"})))
    assert (verdict.status, verdict.required) == (Status.PASS, {"parts": ["presidium"]})


def test_members_are_told_by_row() -> None:
    stray = evaluate(GENERALLY, Structure(BOTH, (STRAY,), (UNSTATED,)))
    assert told(stray) == (Status.FAIL, OBSERVED, REQUIRED, ["S1: there is no department “督察部”"])
    assert stray.evidence == (STRAY[1], UNSTATED[1])
    unstated = evaluate(GENERALLY, Structure(BOTH, (), (UNSTATED,)))
    said = "S2: the department is not stated"
    assert told(unstated) == (Status.CANNOT_TELL, OBSERVED, REQUIRED, [said])

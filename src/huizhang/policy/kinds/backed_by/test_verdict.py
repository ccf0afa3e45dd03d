from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.backed_by import Backing, Backings, evaluate
from policy.rules import rule
from policy.verdicts import told

RULE = rule("backed_by", "should", matters=["honours"])
BASIS = {"basis": "appraisal"}
ROW = evidence("honours", student_no="S1")


def backing(by_appraisal: bool, appraisals: tuple[str, ...] | None) -> Backing:
    return Backing(message("honours"), "2026-10-20", by_appraisal, appraisals, (ROW,))


def test_the_appraisals_are_named() -> None:
    verdict = evaluate(RULE, Backings((backing(True, ("2026春", "2025秋")),)))
    said = "honours of 2026-10-20 rests on 2026春, 2025秋"
    assert told(verdict) == (Status.PASS, ["2025秋", "2026春"], BASIS, [said])
    assert verdict.evidence == (ROW,)


def test_an_honour_without_an_appraisal_is_told() -> None:
    another, none = (evaluate(RULE, Backings((backing(by, ()),))) for by in (False, True))
    said = "honours of 2026-10-20 does not rest on an appraisal"
    assert told(another) == (Status.FAIL, [], BASIS, [said])
    said = "honours of 2026-10-20: the student has no appraisal before that day"
    assert told(none) == (Status.FAIL, [], BASIS, [said])


def test_without_the_tables_of_appraisals_it_names_them() -> None:
    said = "honours of 2026-10-20: no appraisal is on record (appraisals, appraisal_reports)"
    assert told(evaluate(RULE, Backings((backing(True, None),)))) == (Status.CANNOT_TELL, [], BASIS, [said])


def test_a_certain_breach_outweighs_what_cannot_be_told() -> None:
    facts = Backings((backing(True, None), backing(False, ())))
    softer = rule("backed_by", "generally", matters=["honours"])
    statuses = [evaluate(asked, facts).status for asked in (RULE, softer)]
    assert statuses == [Status.FAIL, Status.NEEDS_REASON]

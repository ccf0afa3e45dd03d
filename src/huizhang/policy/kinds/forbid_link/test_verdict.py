from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.forbid_link import Link, Links, evaluate
from policy.rules import rule
from policy.verdicts import told

RULE = rule("forbid_link", "must", matters=["honours"], forbidden=["post"])
NOT_POST = {"not": ["post"]}


def link(basis: str, day: str = "2026-10-20") -> Link:
    return Link(message("honours"), basis, day, (evidence("honours", date=day),))


def test_an_appraisal_is_no_forbidden_basis() -> None:
    verdict = evaluate(RULE, Links((link("appraisal"),)))
    said = "honours of 2026-10-20 rests on the result of an appraisal, not on the post"
    assert told(verdict) == (Status.PASS, ["appraisal"], NOT_POST, [said])


def test_a_basis_in_other_words_is_told_as_written() -> None:
    verdict = evaluate(RULE, Links((link("志愿时长"),)))
    said = "honours of 2026-10-20 rests on 志愿时长, not on the post"
    assert told(verdict) == (Status.PASS, ["志愿时长"], NOT_POST, [said])


def test_only_the_forbidden_ones_decide_and_every_row_is_evidence() -> None:
    verdict = evaluate(RULE, Links((link("appraisal", "2026-06-01"), link("post"))))
    said = "honours of 2026-10-20 rests on the post"
    assert told(verdict) == (Status.FAIL, ["appraisal", "post"], NOT_POST, [said])
    assert [row.as_dict()["date"] for row in verdict.evidence] == ["2026-06-01", "2026-10-20"]


def test_generally_asks_for_a_reason() -> None:
    softer = rule("forbid_link", "generally", matters=["honours"], forbidden=["post"])
    assert evaluate(softer, Links((link("post"),))).status is Status.NEEDS_REASON

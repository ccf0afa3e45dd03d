from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.member_of import Value, evaluate
from policy.rules import rule
from policy.verdicts import told

MEMBERS = ["中共党员", "共青团员"]
RULE = rule("member_of", "must", members=MEMBERS)
REQUIRED = {"one_of": MEMBERS}
ROWS = (evidence("students", student_no="S1"),)


def test_each_answer_is_told_whole() -> None:
    member, other, unknown = (evaluate(RULE, Value(one, ROWS)) for one in ("共青团员", "群众", None))
    assert told(member) == (Status.PASS, "共青团员", REQUIRED, ["political status: 共青团员"])
    said = "political status “群众” is not one of 中共党员, 共青团员"
    assert told(other) == (Status.FAIL, "群众", REQUIRED, [said])
    said = "the political status is not on record (students.political_status)"
    assert told(unknown) == (Status.CANNOT_TELL, None, REQUIRED, [said])
    assert {member.evidence, other.evidence, unknown.evidence} == {ROWS}


def test_generally_asks_for_a_reason_and_does_not_soften_what_is_unknown() -> None:
    softer = rule("member_of", "generally", members=MEMBERS)
    statuses = [evaluate(softer, Value(one)).status for one in ("群众", None)]
    assert statuses == [Status.NEEDS_REASON, Status.CANNOT_TELL]


STATUSES = st.sampled_from(["中共党员", "中共预备党员", "共青团员", "群众", ""])


@given(STATUSES, st.lists(STATUSES))
def test_it_passes_exactly_for_members(value: str, members: list[str]) -> None:
    verdict = evaluate(rule("member_of", members=members), Value(value))
    assert (verdict.status is Status.PASS) == (value in members)

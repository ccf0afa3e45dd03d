from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.post_filled import Holder, Office, evaluate
from policy.rules import rule
from policy.verdicts import told

PARAMETERS = {"duty": "deputy", "exactly": 1, "full_time": True, "organ": "league"}
ONE = rule("post_filled", "must", **PARAMETERS)
REQUIRED = {"exactly": 1, "full_time": True, "organ": "league"}


def holder(person: str, full_time: bool | None = True, organ: str | None = "league") -> Holder:
    return Holder(person, full_time, organ, evidence("duties", person=person))


def test_whoever_holds_it_is_told() -> None:
    verdict = evaluate(ONE, Office((holder("陈老师"),), "校团委"))
    assert told(verdict) == (Status.PASS, ["陈老师"], REQUIRED, ["held by 陈老师"])
    assert verdict.evidence == (evidence("duties", person="陈老师"),)


def test_a_vacancy_is_told_once() -> None:
    assert told(evaluate(ONE, Office((), "校团委"))) == (
        Status.FAIL,
        [],
        REQUIRED,
        ["nobody holds this duty"],
    )


def test_every_fault_of_every_holder_is_told() -> None:
    facts = Office((holder("陈老师", False, "union"), holder("李老师")), "校团委")
    assert told(evaluate(ONE, facts)) == (
        Status.FAIL,
        ["陈老师", "李老师"],
        REQUIRED,
        ["2 people hold this duty instead of 1", "陈老师 is not full time", "陈老师 is not of 校团委"],
    )


def test_what_the_record_leaves_out_is_told() -> None:
    assert told(evaluate(ONE, Office((holder("陈老师", None, None),), "校团委"))) == (
        Status.CANNOT_TELL,
        ["陈老师"],
        REQUIRED,
        [
            "whether 陈老师 is full time is not on record (duties.full_time)",
            "the organ of 陈老师 is not on record (duties.organ)",
        ],
    )


def test_a_permission_that_is_not_used_passes_and_says_so() -> None:
    verdict = evaluate(rule("post_filled", "may", duty="deputy"), Office(()))
    assert told(verdict) == (Status.PASS, [], {"min": 1}, ["nobody holds this duty"])


def test_generally_asks_for_a_reason() -> None:
    assert evaluate(rule("post_filled", "generally", duty="deputy"), Office(())).status is Status.NEEDS_REASON


@given(st.integers(0, 6), st.integers(1, 6))
def test_exactly_means_neither_more_nor_fewer(people: int, exactly: int) -> None:
    office = Office(tuple(holder(f"老师{n}") for n in range(people)))
    verdict = evaluate(rule("post_filled", duty="deputy", exactly=exactly), office)
    assert (verdict.status is Status.PASS) == (people == exactly)

from fractions import Fraction
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.share_at_least import Share, evaluate, least_part
from policy.rules import rule
from policy.verdicts import told

RULE = rule("share_at_least", "stated", percent=50)
ROWS = (evidence("posts", student_no="S1"),)
WHOLE, PERCENT = st.integers(0, 5000), st.integers(0, 100)


def test_each_answer_is_told_whole() -> None:
    numbers = ((5, 9, 0), (3, 9, 1), (4, 9, 1))
    enough, few, open_ = (evaluate(RULE, Share(*each, ROWS)) for each in numbers)
    required = {"min": 5, "percent": 50, "of": 9}
    assert told(enough) == (Status.PASS, 5, required, ["5 of 9; 50 % needs 5"])
    assert told(few) == (Status.FAIL, 3, required, ["3 of 9; 50 % needs 5: 2 short"])
    assert told(open_) == (Status.CANNOT_TELL, 4, required, ["4 of 9 known, 1 unknown; 50 % needs 5"])
    assert {enough.evidence, few.evidence, open_.evidence} == {ROWS}


def test_of_nobody_no_share_can_be_told() -> None:
    required = {"min": 0, "percent": 50, "of": 0}
    said = ["there is nobody to take a share of"]
    assert told(evaluate(RULE, Share(0, 0))) == (Status.CANNOT_TELL, 0, required, said)


@given(WHOLE, PERCENT)
def test_the_least_part_is_the_ceiling(whole: int, percent: int) -> None:
    assert least_part(whole, percent) == ceil(Fraction(whole * percent, 100))


@given(st.data(), PERCENT)
def test_the_uncertain_say_only_what_every_outcome_says(data: st.DataObject, percent: int) -> None:
    whole = data.draw(st.integers(0, 60))
    part = data.draw(st.integers(0, whole))
    uncertain = data.draw(st.integers(0, whole - part))
    asked = rule("share_at_least", percent=percent)
    outcomes = {evaluate(asked, Share(part + more, whole)).status for more in range(uncertain + 1)}
    now = evaluate(asked, Share(part, whole, uncertain)).status
    assert now is (outcomes.pop() if len(outcomes) == 1 else Status.CANNOT_TELL)


@given(WHOLE, st.integers(0, 5000), PERCENT)
def test_generally_softens_exactly_what_stated_fails(part: int, others: int, percent: int) -> None:
    facts = Share(part, part + others)
    strict, soft = (
        evaluate(rule("share_at_least", force, percent=percent), facts) for force in ("stated", "generally")
    )
    assert soft.status is (Status.NEEDS_REASON if strict.status is Status.FAIL else strict.status)
    assert told(soft)[1:] == told(strict)[1:]

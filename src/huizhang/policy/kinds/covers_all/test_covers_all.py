from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status
from huizhang.policy.kinds.covers_all import Coverage, evaluate
from policy.rules import rule

RULE = rule("covers_all", "should", dimensions=["college", "grade", "club"])


def test_every_gap_is_told_by_name() -> None:
    facts = Coverage({"college": ("机电学院", "理学院"), "grade": (), "club": ("合唱团",)}, {})
    verdict = evaluate(RULE, facts)
    assert verdict.status is Status.FAIL
    assert [reason.message.say() for reason in verdict.reasons] == [
        "colleges not covered: 机电学院, 理学院",
        "major clubs not covered: 合唱团",
    ]
    assert verdict.observed == {"missing": {"college": ["机电学院", "理学院"], "club": ["合唱团"]}}


def test_what_could_not_be_judged_stops_nothing_and_is_told() -> None:
    facts = Coverage({"college": (), "grade": ()}, {"college": 3, "grade": 4}, (message("no clubs"),))
    verdict = evaluate(RULE, facts)
    assert (verdict.status, verdict.reasons[0].message.say()) == (
        Status.PASS,
        "all covered: colleges 3 of 3, grades 4 of 4; no clubs",
    )

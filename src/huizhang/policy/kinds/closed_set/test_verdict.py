from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.closed_set import Item, Items, evaluate
from policy.rules import rule
from policy.verdicts import told

ALLOWED = ["presidium_member", "department_member"]
REQUIRED = {"allowed": ALLOWED}


def items(*values: str) -> Items:
    return Items(tuple(Item(value, evidence("posts", post=value)) for value in values))


def test_posts_of_the_plan_pass_without_evidence() -> None:
    verdict = evaluate(rule("closed_set", "must", allowed=ALLOWED), items("presidium_member", *ALLOWED))
    assert told(verdict) == (
        Status.PASS,
        ["department_member", "presidium_member"],
        REQUIRED,
        ["only posts of the plan"],
    )
    assert verdict.evidence == ()


def test_no_posts_at_all_pass() -> None:
    verdict = evaluate(rule("closed_set", "must", allowed=ALLOWED), items())
    assert told(verdict) == (Status.PASS, [], REQUIRED, ["only posts of the plan"])


def test_force_decides_what_another_post_means() -> None:
    statuses = [
        evaluate(rule("closed_set", force, allowed=ALLOWED), items("秘书长")).status
        for force in ("must", "should", "stated", "generally", "may")
    ]
    assert statuses == [Status.FAIL] * 3 + [Status.NEEDS_REASON, Status.PASS]


def test_a_post_of_another_plan_is_not_one_of_this() -> None:
    verdict = evaluate(rule("closed_set", allowed=ALLOWED), items("executive_chair"))
    said = "“executive chair” is not a post of the plan"
    assert told(verdict) == (Status.FAIL, ["executive_chair"], REQUIRED, [said])

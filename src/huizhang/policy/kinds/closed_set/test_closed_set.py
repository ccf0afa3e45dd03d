from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.closed_set import Item, Items, evaluate
from policy.rules import rule

ALLOWED = ["presidium_member", "department_head", "department_member"]
RULE = rule("closed_set", "must", allowed=ALLOWED, forbidden=["主席"])


def items(*values: str) -> Items:
    return Items(tuple(Item(value, evidence("posts", post=value)) for value in values))


def test_a_post_that_the_plan_names_is_told_apart_from_one_it_does_not_know() -> None:
    verdict = evaluate(RULE, items("presidium_member", "主席", "秘书长", "秘书长"))
    assert verdict.status is Status.FAIL
    assert [reason.message.say() for reason in verdict.reasons] == [
        "the plan forbids the post “主席”",
        "“秘书长” is not a post of the plan",
    ]
    assert [dict(row.key)["post"] for row in verdict.evidence] == ["主席", "秘书长", "秘书长"]


@given(st.lists(st.sampled_from([*ALLOWED, "主席", "秘书长"])))
def test_it_passes_exactly_where_every_value_is_allowed(values: list[str]) -> None:
    assert (evaluate(RULE, items(*values)).status is Status.PASS) == (set(values) <= set(ALLOWED))

"""`closed_set`: every value is one of `allowed`; `forbidden` ones are named by the plan itself."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Evidence, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule

POSTS = {
    "presidium_member": message("presidium member"),
    "executive_chair": message("executive chair"),
    "department_head": message("department head"),
    "department_member": message("department member"),
}


@dataclass(frozen=True, slots=True)
class Item:
    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Item, ...]


def evaluate(rule: Rule, facts: Items) -> Verdict:
    allowed, forbidden = rule.get("allowed", []), rule.get("forbidden", [])
    outside = [item for item in facts.items if item.value not in allowed]
    reasons = [
        rule.broken(
            message("the plan forbids the post “{post}”", post=POSTS.get(value, value))
            if value in forbidden
            else message("“{post}” is not a post of the plan", post=POSTS.get(value, value))
        )
        for value in dict.fromkeys(item.value for item in outside)
    ]
    return Verdict(
        tuple(reasons) or (rule.holds(message("only posts of the plan")),),
        sorted({item.value for item in facts.items}),
        {"allowed": list(allowed)},
        tuple(item.evidence for item in outside),
    )


KIND = Kind(
    "closed_set",
    Items,
    evaluate,
    {"allowed": Parameter("texts", required=True), "forbidden": Parameter("texts")},
)

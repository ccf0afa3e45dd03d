"""`member_of`: a value is one of `members`."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Value:
    """`value` is None where it is not known."""

    value: str | None
    evidence: tuple[Evidence, ...] = ()


def evaluate(rule: Rule, facts: Value) -> Verdict:
    members = rule.get("members", [])
    return Verdict((_reason(rule, facts, members),), facts.value, {"one_of": list(members)}, facts.evidence)


def _reason(rule: Rule, facts: Value, members: list[str]) -> Reason:
    if facts.value is None:
        return rule.unknown(message("the political status is not on record (students.political_status)"))
    if facts.value in members:
        return rule.holds(message("political status: {status}", status=facts.value))
    return rule.broken(
        message("political status “{status}” is not one of {members}", status=facts.value, members=members)
    )


KIND = Kind("member_of", Value, evaluate, {"members": Parameter("texts", required=True)})

"""`built_of`: the union has each of `parts`; a member of a part that does not exist always fails."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Evidence, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule

ABSENT = {
    "presidium": message("there is no presidium"),
    "departments": message("there are no departments"),
}


@dataclass(frozen=True, slots=True)
class Structure:
    """`stray` are posts in departments that do not exist, `unstated` those without one, with what to say
    of each."""

    present: frozenset[str]
    stray: tuple[tuple[Message, Evidence], ...] = ()
    unstated: tuple[tuple[Message, Evidence], ...] = ()


def evaluate(rule: Rule, facts: Structure) -> Verdict:
    parts = rule.get("parts", [])
    reasons = [rule.broken(ABSENT[part]) for part in parts if part not in facts.present]
    reasons += [rule.failed(said) for said, _ in facts.stray]
    reasons += [rule.unknown(said) for said, _ in facts.unstated]
    return Verdict(
        tuple(reasons) or (rule.holds(message("presidium and departments")),),
        sorted(facts.present),
        {"parts": list(parts)},
        tuple(row for _, row in facts.stray + facts.unstated),
    )


KIND = Kind("built_of", Structure, evaluate, {"parts": Parameter("texts", required=True)})

"""`share_at_least`: a part is at least `percent` of a whole, in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Share:
    """`uncertain` members of the whole may or may not belong to the part."""

    part: int
    whole: int
    uncertain: int = 0
    evidence: tuple[Evidence, ...] = ()


def evaluate(rule: Rule, facts: Share) -> Verdict:
    needed = least_part(facts.whole, rule.get("percent"))
    required = {"min": needed, "percent": rule.get("percent"), "of": facts.whole}
    return Verdict((_reason(rule, facts, needed),), facts.part, required, facts.evidence)


def least_part(whole: int, percent: int) -> int:
    """The smallest part that is at least `percent` of `whole`: ceil(whole × percent / 100)."""
    return -(-whole * percent // 100)


def _reason(rule: Rule, facts: Share, needed: int) -> Reason:
    values = {"n": facts.part, "whole": facts.whole, "percent": rule.get("percent"), "needed": needed}
    if not facts.whole:
        return rule.unknown(message("there is nobody to take a share of"))
    if facts.part >= needed:
        return rule.holds(message("{n} of {whole}; {percent} % needs {needed}", **values))
    if facts.part + facts.uncertain >= needed:
        return rule.unknown(
            message(
                "{n} of {whole} known, {uncertain} unknown; {percent} % needs {needed}",
                uncertain=facts.uncertain,
                **values,
            )
        )
    return rule.broken(
        message(
            "{n} of {whole}; {percent} % needs {needed}: {short} short", short=needed - facts.part, **values
        )
    )


KIND = Kind("share_at_least", Share, evaluate, {"percent": Parameter("whole", required=True)})

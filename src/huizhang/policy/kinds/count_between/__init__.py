"""`count_between`: a number lies between `min` and `max`, either of which may be left out."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Count:
    """`large`: the institution is large or has several campuses; None where it does not say."""

    value: int
    evidence: tuple[Evidence, ...] = ()
    large: bool | None = None


def evaluate(rule: Rule, facts: Count) -> Verdict:
    least, most = rule.get("min"), rule.get("max")
    large_most = rule.get("large_max")
    if large_most is not None and facts.large:
        most = large_most
    required = {name: limit for name, limit in (("min", least), ("max", most)) if limit is not None}
    return Verdict((_reason(rule, facts, least, most),), facts.value, required, facts.evidence)


def _reason(rule: Rule, facts: Count, least: int | None, most: int | None) -> Reason:
    if least is not None and facts.value < least:
        return rule.broken(
            message("{n}, {short} fewer than {min}", n=facts.value, min=least, short=least - facts.value)
        )
    if most is None or facts.value <= most:
        return rule.holds(message("{n}, as required", n=facts.value))
    large_most = rule.get("large_max")
    if large_most is not None and facts.large is None and facts.value <= large_most:
        return rule.unknown(
            message(
                "{n}: more than {max}; up to {large} if the institution is large or has several campuses, "
                "which the institution table does not say (large_or_multi_campus)",
                n=facts.value,
                max=most,
                large=large_most,
            )
        )
    return rule.broken(
        message("{n}, {over} more than {max}", n=facts.value, max=most, over=facts.value - most)
    )


KIND = Kind("count_between", Count, evaluate, {"min": Parameter("whole"), "max": Parameter("whole")})

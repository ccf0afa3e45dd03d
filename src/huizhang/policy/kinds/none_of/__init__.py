"""`none_of`: the student has no failed course."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Fails:
    """`count` courses are certainly failed; with `pending` there may be more. None: not known."""

    count: int | None
    pending: bool = False
    evidence: tuple[Evidence, ...] = ()


def evaluate(rule: Rule, facts: Fails) -> Verdict:
    return Verdict((_reason(rule, facts),), facts.count, {"max": 0}, facts.evidence)


def _reason(rule: Rule, facts: Fails) -> Reason:
    if facts.count is None:
        return rule.unknown(message("the number of failed courses is not on record (standings or grades)"))
    if facts.count > 0:
        return rule.broken(message("{n} failed courses", n=facts.count))
    if facts.pending:
        return rule.unknown(message("no failed course so far, but scores are still missing"))
    return rule.holds(message("no failed course"))


KIND = Kind(
    "none_of",
    Fails,
    evaluate,
    {"pass_mark": Parameter("whole"), "retake_counts_as": Parameter("text")},
)

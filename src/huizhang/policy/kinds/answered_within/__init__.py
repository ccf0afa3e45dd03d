"""`answered_within`: routed within `route_days` and replied to within `reply_days`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Evidence, Reason, Status, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Answer:
    raised: date
    routed_to: str | None
    replied: date | None
    as_of: date
    evidence: tuple[Evidence, ...] = ()


def evaluate(rule: Rule, facts: Answer) -> Verdict:
    days = ((facts.replied or facts.as_of) - facts.raised).days
    observed = {"days": days, "routed": facts.routed_to is not None, "replied": facts.replied is not None}
    required = {"route_days": rule.get("route_days"), "reply_days": rule.get("reply_days")}
    return Verdict((_reason(rule, facts, days),), observed, required, facts.evidence)


def _reason(rule: Rule, facts: Answer, days: int) -> Reason:
    route, reply = rule.get("route_days"), rule.get("reply_days")
    if facts.routed_to is None and facts.replied is None:
        if days > route:
            return rule.broken(
                message("not routed after {days} days; {route} are allowed", days=days, route=route)
            )
        return rule.holds(
            message("open for {days} days, still within the {route} for routing", days=days, route=route)
        )
    if days > reply:
        return _late(rule, facts, days, reply)
    if facts.replied:
        return rule.holds(message("replied after {days} days", days=days))
    return rule.holds(message("routed, open for {days} of {reply} days", days=days, reply=reply))


def _late(rule: Rule, facts: Answer, days: int, reply: int) -> Reason:
    """Lateness asks for a reason: the deadline is our reading, not the plan's word."""
    if facts.replied:
        said = message("replied after {days} days; {reply} are allowed", days=days, reply=reply)
    else:
        said = message("unanswered for {days} days; {reply} are allowed", days=days, reply=reply)
    return Reason(Status.NEEDS_REASON, rule.cite, said)


KIND = Kind(
    "answered_within",
    Answer,
    evaluate,
    {"route_days": Parameter("whole", required=True), "reply_days": Parameter("whole", required=True)},
)

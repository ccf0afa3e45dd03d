"""`held_every`: something happened in one of the periods that count (`every` term or academic_year)."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Occasion:
    """`period` is written 2025-2026 (year) or 2025-2026-1 (term); `when` is for show."""

    period: str
    when: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Occasions:
    """Any one of `periods` suffices; `held` are all occasions on record.

    `lacking` names a part without which the occasions do not count, such as a second recipient.
    """

    periods: tuple[str, ...]
    held: tuple[Occasion, ...]
    lacking: Message | None = None


def evaluate(rule: Rule, facts: Occasions) -> Verdict:
    counting = tuple(occasion for occasion in facts.held if occasion.period in facts.periods)
    return Verdict(
        (_reason(rule, facts, counting),),
        [occasion.when for occasion in facts.held],
        {"held_in": list(facts.periods)},
        tuple(occasion.evidence for occasion in counting or facts.held),
    )


def _reason(rule: Rule, facts: Occasions, counting: tuple[Occasion, ...]) -> Reason:
    periods = list(facts.periods)
    if facts.lacking is not None:
        return rule.broken(
            message("{part}: none on record in {periods}", part=facts.lacking, periods=periods)
        )
    if counting:
        return rule.holds(message("done on {days}", days=[occasion.when for occasion in counting]))
    if facts.held:
        last = max(occasion.when for occasion in facts.held)
        return rule.broken(message("none in {periods}; the last one was {last}", periods=periods, last=last))
    return rule.broken(message("none on record in {periods}", periods=periods))


KIND = Kind("held_every", Occasions, evaluate, {"every": Parameter("text", required=True)})

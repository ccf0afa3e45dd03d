"""`rotation`: one executive chair, of the presidium, for no longer than a term, and not twice in a row."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Chair:
    """`since_before`: took office before the current term began."""

    student_no: str
    of_presidium: bool
    since_before: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Turn:
    """`presidium`: how many members there are; `last_term`: who chaired in the term before."""

    chairs: tuple[Chair, ...]
    presidium: int
    last_term: frozenset[str]
    evidence: tuple[Evidence, ...] = ()


def evaluate(rule: Rule, facts: Turn) -> Verdict:
    exactly = rule.get("exactly")
    reasons = [reason for chair in facts.chairs for reason in _chair(rule, facts, chair)]
    if len(facts.chairs) != exactly:
        reasons.append(
            rule.broken(
                message("{n} executive chairs instead of {exactly}", n=len(facts.chairs), exactly=exactly)
            )
        )
    if not reasons:
        reasons.append(rule.holds(message("executive chair this term: {people}", people=_people(facts))))
    return Verdict(
        tuple(reasons),
        _people(facts),
        {"exactly": exactly, "every": rule.get("every")},
        tuple(chair.evidence for chair in facts.chairs) + facts.evidence,
    )


def _chair(rule: Rule, facts: Turn, chair: Chair) -> list[Reason]:
    broken = []
    values = {"student": chair.student_no}
    if not chair.of_presidium:
        broken.append(rule.broken(message("{student} chairs without being a presidium member", **values)))
    if chair.since_before:
        broken.append(
            rule.broken(message("{student} has been executive chair for longer than the term", **values))
        )
    elif chair.student_no in facts.last_term and facts.presidium > 1:
        broken.append(rule.broken(message("{student} also chaired in the term before", **values)))
    return broken


def _people(facts: Turn) -> list[str]:
    return [chair.student_no for chair in facts.chairs]


KIND = Kind(
    "rotation",
    Turn,
    evaluate,
    {"exactly": Parameter("whole", required=True), "every": Parameter("text", required=True)},
)

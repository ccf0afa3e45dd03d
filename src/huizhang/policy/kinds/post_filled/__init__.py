"""`post_filled`: somebody holds a duty of the institution: `exactly` so many, `full_time`, of `organ`."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Holder:
    """None: the record does not say."""

    person: str
    full_time: bool | None
    organ: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Office:
    """Who holds the duty on the day; `organ_name` is the pack's name of the required organ."""

    holders: tuple[Holder, ...]
    organ_name: str = ""


def evaluate(rule: Rule, facts: Office) -> Verdict:
    required = {
        name: rule.get(name) for name in ("exactly", "full_time", "organ") if rule.get(name) is not None
    }
    reasons = [_number(rule, facts)]
    for holder in facts.holders:
        reasons += _full_time(rule, holder) + _organ(rule, holder, facts.organ_name)
    people = [holder.person for holder in facts.holders]
    return Verdict(
        tuple(reasons), people, required or {"min": 1}, tuple(holder.evidence for holder in facts.holders)
    )


def _number(rule: Rule, facts: Office) -> Reason:
    exactly, n = rule.get("exactly"), len(facts.holders)
    if not n:
        return rule.broken(message("nobody holds this duty"))
    if exactly is not None and n != exactly:
        return rule.broken(message("{n} people hold this duty instead of {exactly}", n=n, exactly=exactly))
    return rule.holds(message("held by {people}", people=[holder.person for holder in facts.holders]))


def _full_time(rule: Rule, holder: Holder) -> list[Reason]:
    if not rule.get("full_time") or holder.full_time:
        return []
    if holder.full_time is None:
        return [
            rule.unknown(
                message(
                    "whether {person} is full time is not on record (duties.full_time)", person=holder.person
                )
            )
        ]
    return [rule.broken(message("{person} is not full time", person=holder.person))]


def _organ(rule: Rule, holder: Holder, organ_name: str) -> list[Reason]:
    wanted = rule.get("organ")
    if wanted is None or holder.organ == wanted:
        return []
    if holder.organ is None:
        return [
            rule.unknown(
                message("the organ of {person} is not on record (duties.organ)", person=holder.person)
            )
        ]
    return [rule.broken(message("{person} is not of {organ}", person=holder.person, organ=organ_name))]


KIND = Kind(
    "post_filled",
    Office,
    evaluate,
    {
        "duty": Parameter("text", required=True),
        "exactly": Parameter("whole"),
        "full_time": Parameter("yes_no"),
        "organ": Parameter("text"),
    },
)

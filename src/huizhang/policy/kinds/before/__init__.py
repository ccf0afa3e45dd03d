"""`before`: something happened by a day, and to one of `organs` where the plan names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Happening:
    """`recorded`: something says that it happened, even where `day` is not stated.

    The day `due` itself counts as in time; None where it is not yet due. `organ` is to whom.
    """

    what: Message
    recorded: bool
    day: date | None
    due: date | None
    organ: str | None = None
    organ_name: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Happenings:
    """Everything of one subject: an activity held twice, a volunteer of two projects."""

    happenings: tuple[Happening, ...]


def evaluate(rule: Rule, facts: Happenings) -> Verdict:
    reasons = [reason for one in facts.happenings for reason in (_time(rule, one), *_organ(rule, one))]
    required = {"by": [_iso(one.due) for one in facts.happenings]}
    if rule.get("organs"):
        required["to"] = rule.get("organs")
    return Verdict(
        tuple(reasons),
        [_iso(one.day) for one in facts.happenings],
        required,
        tuple(row for one in facts.happenings for row in one.evidence),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _time(rule: Rule, facts: Happening) -> Reason:
    values = {"what": facts.what, "day": facts.day, "due": facts.due}
    if facts.due is None:
        return rule.holds(message("{what}: not yet due", **values))
    if not facts.recorded:
        return rule.broken(message("{what}: not on record, due by {due}", **values))
    if facts.day is None:
        return rule.unknown(message("{what}: the day is not stated, due by {due}", **values))
    if facts.day > facts.due:
        return rule.broken(message("{what}: {day}, after {due}", **values))
    return rule.holds(message("{what}: {day}, by {due}", **values))


def _organ(rule: Rule, facts: Happening) -> list[Reason]:
    wanted = rule.get("organs")
    if not wanted or not facts.recorded or facts.organ in wanted:
        return []
    if facts.organ is None:
        return [rule.unknown(message("{what}: to whom is not stated", what=facts.what))]
    return [
        rule.broken(
            message(
                "{what}: to {organ}, which is not the organ of the plan",
                what=facts.what,
                organ=facts.organ_name,
            )
        )
    ]


KIND = Kind("before", Happenings, evaluate, {})

"""`attested`: somebody has declared that it holds, by the right organ and, where asked, in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Declaration:
    """`by` is the id of the organ, `name` how the pack calls it (or what was done, as “signed”)."""

    holds: bool
    by: str
    name: str | Message
    day: date
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Declarations:
    """`accepted` organs may declare (empty: any); `due` is the last day on which it counts."""

    declarations: tuple[Declaration, ...]
    accepted: tuple[str, ...] = ()
    accepted_names: tuple[str, ...] = ()
    due: date | None = None


def evaluate(rule: Rule, facts: Declarations) -> Verdict:
    required = {"attested": True}
    last = _deciding(facts)
    return Verdict(
        (_reason(rule, facts, last),),
        None if last is None else last.holds,
        required,
        tuple(declaration.evidence for declaration in facts.declarations),
    )


def _deciding(facts: Declarations) -> Declaration | None:
    """The latest declaration of an accepted organ, in time if any is; of one day's, the one that says no."""
    fit = [one for one in facts.declarations if not facts.accepted or one.by in facts.accepted]
    timely = [one for one in fit if facts.due is None or one.day <= facts.due]
    return max(
        timely or fit or facts.declarations, key=lambda one: (one.day, not one.holds, one.by), default=None
    )


def _reason(rule: Rule, facts: Declarations, last: Declaration | None) -> Reason:
    if last is None:
        return rule.broken(message("nothing is on record"))
    values = {"organ": last.name, "day": last.day}
    if facts.accepted and last.by not in facts.accepted:
        return rule.broken(
            message(
                "declared by {organ} on {day}, but {accepted} must", accepted=facts.accepted_names, **values
            )
        )
    if not last.holds:
        return rule.broken(message("{organ} declared on {day} that it does not hold", **values))
    if facts.due is not None and last.day > facts.due:
        return rule.broken(message("declared only on {day}, after {due}", due=facts.due, **values))
    return rule.holds(message("{organ}, {day}", **values))


KIND = Kind("attested", Declarations, evaluate, {})

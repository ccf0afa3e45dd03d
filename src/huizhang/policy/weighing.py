"""From facts to a verdict, with the reason that an organ accepted or the exception somebody granted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from huizhang.kernel.message import message
from huizhang.kernel.records import Attestation
from huizhang.kernel.verdict import Reason, Status, Verdict
from huizhang.policy.declaring import attestation_row
from huizhang.policy.kinds import KINDS
from huizhang.policy.rule import Rule
from huizhang.policy.subject import Exempt, Scope, Subject, Unknown


def judged(rule: Rule, scope: Scope, subject: Subject) -> Verdict:
    """What the rule says of the subject, all things weighed."""
    return weighed(rule, scope, subject, verdict_of(rule, subject.facts))


def verdict_of(rule: Rule, facts: object) -> Verdict:
    match facts:
        case Unknown(said, rows):
            return Verdict((rule.unknown(said),), evidence=rows)
        case Exempt(said, rows):
            return Verdict((rule.exempt(said),), evidence=rows)
    return KINDS[rule.kind].evaluate(rule, facts)


def weighed(rule: Rule, scope: Scope, subject: Subject, verdict: Verdict) -> Verdict:
    """With the reason that a guiding organ accepted, or the exception that somebody granted.

    Only a deviation from `generally` can be explained; an exception (破格) is shown and changes nothing.
    """
    if rule.kind == "attested" or verdict.status not in (Status.NEEDS_REASON, Status.FAIL):
        return verdict
    declared = scope.roster.attested(rule.id, subject.union, subject.subject)
    guiding = _guiding(scope, subject.union)
    word = _last([one for one in declared if one.by in guiding])
    if verdict.status is Status.NEEDS_REASON and word is not None and word.holds:
        return _explained(rule, scope, verdict, word)
    exception = _last([one for one in declared if one.holds])
    if exception is None:
        return verdict
    note = message("declared by {organ} on {day}; it does not change the verdict", **_by(scope, exception))
    return _with(verdict, Reason(verdict.status, rule.cite, note), exception)


def _last(declared: Iterable[Attestation]) -> Attestation | None:
    """The latest; of one day the refusal, since a doubt accepts nothing."""
    return max(declared, key=lambda one: (one.date, not one.holds), default=None)


def _explained(rule: Rule, scope: Scope, verdict: Verdict, one: Attestation) -> Verdict:
    by = _by(scope, one)
    said = (
        message("reason accepted by {organ} on {day}: {why}", why=one.evidence, **by)
        if one.evidence
        else message("reason accepted by {organ} on {day}; which reason is not recorded", **by)
    )
    softened = tuple(
        replace(reason, status=Status.EXPLAINED) if reason.status is Status.NEEDS_REASON else reason
        for reason in verdict.reasons
    )
    return _with(replace(verdict, reasons=softened), Reason(Status.EXPLAINED, rule.cite, said), one)


def _with(verdict: Verdict, reason: Reason, one: Attestation) -> Verdict:
    return replace(
        verdict, reasons=(*verdict.reasons, reason), evidence=(*verdict.evidence, attestation_row(one))
    )


def _by(scope: Scope, one: Attestation) -> dict[str, str | date]:
    return {"organ": scope.pack.organ_name(one.by), "day": one.date}


def _guiding(scope: Scope, union: str) -> tuple[str, ...]:
    known = scope.roster.unions.get(union)
    return scope.pack.guiding.get(known.level if known else "school", ())

"""`backed_by`: one of `matters` rests on an appraisal that exists."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Backing:
    """`appraisals` are those in which the student reported on or before the day; None: not on record."""

    matter: Message
    when: str
    by_appraisal: bool
    appraisals: tuple[str, ...] | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Backings:
    """Every matter of one student."""

    backings: tuple[Backing, ...]


def evaluate(rule: Rule, facts: Backings) -> Verdict:
    return Verdict(
        tuple(_reason(rule, backing) for backing in facts.backings),
        sorted({name for backing in facts.backings for name in backing.appraisals or ()}),
        {"basis": "appraisal"},
        tuple(row for backing in facts.backings for row in backing.evidence),
    )


def _reason(rule: Rule, facts: Backing) -> Reason:
    values = {"matter": facts.matter, "when": facts.when}
    if not facts.by_appraisal:
        return rule.broken(message("{matter} of {when} does not rest on an appraisal", **values))
    if facts.appraisals is None:
        return rule.unknown(
            message("{matter} of {when}: no appraisal is on record (appraisals, appraisal_reports)", **values)
        )
    if not facts.appraisals:
        return rule.broken(
            message("{matter} of {when}: the student has no appraisal before that day", **values)
        )
    return rule.holds(
        message("{matter} of {when} rests on {appraisals}", appraisals=facts.appraisals, **values)
    )


KIND = Kind("backed_by", Backings, evaluate, {"matters": Parameter("texts", required=True)})

"""`chain_done`: every step of a chain is on record, agreed, in order and in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from huizhang.kernel.chain import Break, Fault, Stage, breaks
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Step
from huizhang.kernel.verdict import Evidence, Reason, Verdict, evidence
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule

ACTS = {
    "recommend": message("recommend"),
    "consent": message("consent"),
    "review": message("review"),
    "determine": message("determine"),
    "elect": message("elect"),
    "announce": message("announce"),
    "approve": message("approve"),
    "file": message("file"),
    "report": message("report"),
}


@dataclass(frozen=True, slots=True)
class Course:
    """`due` is the last day that counts; `names` are the pack's names of organs; `strays` say which
    steps were left out and why.

    `stages` are all that may be needed. Where `missing` facts are not known, only those of `sure` are needed
    for certain.
    """

    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    names: Mapping[str, str]
    due: date | None = None
    strays: tuple[Message, ...] = ()
    extra: tuple[Evidence, ...] = ()
    sure: tuple[Stage, ...] = ()
    missing: tuple[Message, ...] = ()


def evaluate(rule: Rule, facts: Course) -> Verdict:
    found = breaks(facts.stages, facts.steps, facts.due)
    certain = breaks(facts.sure, facts.steps, facts.due) if facts.missing else found
    reasons = [_said(rule, facts, fault) for fault in certain]
    if found and not certain:
        reasons.append(_doubtful(rule, facts, found))
    elif reasons:
        reasons += [rule.broken(stray) for stray in facts.strays]
    else:
        reasons.append(
            rule.holds(message("chain complete: {acts}", acts=[_act(stage.act) for stage in facts.stages]))
        )
    wrong = {(fault.act, fault.organ) for fault in found}
    good = [organ for stage in facts.stages for organ in stage.organs if (stage.act, organ) not in wrong]
    return Verdict(
        tuple(reasons),
        {"steps": len(good)},
        {"chain": [{"act": stage.act, "by": list(stage.organs)} for stage in facts.stages]},
        tuple(_row(step) for step in facts.steps) + facts.extra,
    )


def _said(rule: Rule, facts: Course, fault: Break) -> Reason:
    values = {"act": _act(fault.act), "organ": facts.names.get(fault.organ, fault.organ)}
    day = fault.step.date if fault.step else None
    match fault.fault:
        case Fault.MISSING:
            said = message("missing: {act} by {organ}", **values)
        case Fault.REFUSED:
            said = message("{act} by {organ} was refused on {day}", day=day, **values)
        case Fault.LATE:
            said = message("{act} by {organ} on {day}, after {due}", day=day, due=fault.after, **values)
        case Fault.OUT_OF_ORDER:
            said = message(
                "{act} by {organ} on {day}, before the step that precedes it ({after})",
                day=day,
                after=fault.after,
                **values,
            )
    return rule.broken(said)


def _doubtful(rule: Rule, facts: Course, found: Sequence[Break]) -> Reason:
    """What is not in order is needed perhaps; more steps only ever break more."""
    slots = dict.fromkeys((fault.act, fault.organ) for fault in found)
    said = [
        message("{act} by {organ}", act=_act(act), organ=facts.names.get(organ, organ))
        for act, organ in slots
    ]
    return rule.unknown(
        message(
            "whether this is needed depends on what is not recorded ({facts}): {steps}",
            facts=list(facts.missing),
            steps=said,
        )
    )


def _act(act: str) -> Message:
    return ACTS.get(act, message("{act}", act=act))


def _row(step: Step) -> Evidence:
    key = {
        "case": step.case,
        "student_no": step.student_no,
        "act": step.act,
        "organ": step.organ,
        "date": step.date.isoformat(),
    }
    return evidence("steps", **{name: value for name, value in key.items() if value is not None})


KIND = Kind("chain_done", Course, evaluate, {"chain": Parameter("text")})

"""`covers_all`: in each of `dimensions`, nothing that must be covered is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Coverage:
    """`missing` maps a dimension to what is not covered there, of `total` in it.

    `unjudged` says why a dimension was not judged; it stops nothing.
    """

    missing: Mapping[str, tuple[str, ...]]
    total: Mapping[str, int]
    unjudged: tuple[Message, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def evaluate(rule: Rule, facts: Coverage) -> Verdict:
    gaps = {dimension: left for dimension, left in facts.missing.items() if left}
    reasons = [_gap(rule, dimension, left) for dimension, left in gaps.items()]
    if reasons:
        reasons += [rule.broken(said) for said in facts.unjudged]
    else:
        reasons = [_complete(rule, facts)]
    observed = {"missing": {name: list(left) for name, left in gaps.items()}}
    return Verdict(tuple(reasons), observed, {"cover": list(facts.missing)}, facts.evidence)


def _gap(rule: Rule, dimension: str, left: tuple[str, ...]) -> Reason:
    return rule.broken(
        message("{dimension} not covered: {names}", dimension=NAMES.get(dimension, dimension), names=left)
    )


def _complete(rule: Rule, facts: Coverage) -> Reason:
    judged = [
        message("{dimension} {n} of {n}", dimension=NAMES.get(name, name), n=total)
        for name, total in facts.total.items()
    ]
    if facts.unjudged:
        return rule.holds(
            message("all covered: {judged}; {unjudged}", judged=judged, unjudged=facts.unjudged)
        )
    return rule.holds(message("all covered: {judged}", judged=judged))


NAMES = {
    "college": message("colleges"),
    "grade": message("grades"),
    "club": message("major clubs"),
    "major": message("majors"),
    "political_attitude": message("political attitude"),
    "moral_conduct": message("moral conduct"),
    "academic_standing": message("academic standing"),
    "work_results": message("work results"),
    "discipline_and_style": message("discipline and style"),
}

KIND = Kind("covers_all", Coverage, evaluate, {"dimensions": Parameter("texts", required=True)})

"""`panel_of`: students are more than `students_more_than` percent, and each of `organs` takes part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Evidence, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule

HALF = 50


@dataclass(frozen=True, slots=True)
class Panel:
    """`organs` maps the id of each organ present to its name in the pack.

    `of_college` panels satisfy `college_organs`, each entry of which lists interchangeable organs.
    """

    students: int
    members: int
    organs: frozenset[str]
    names: Mapping[str, str]
    of_college: bool = False
    evidence: tuple[Evidence, ...] = ()


def evaluate(rule: Rule, facts: Panel) -> Verdict:
    percent = rule.get("students_more_than")
    wanted = _wanted(rule, facts)
    numbers = {"students": facts.students, "members": facts.members}
    reasons = []
    if facts.students * 100 <= facts.members * percent:
        reasons.append(rule.broken(_too_few(percent, numbers)))
    for options in wanted:
        if not facts.organs.intersection(options):
            reasons.append(rule.broken(message("{organ} did not take part", organ=_names(facts, options))))
    if not reasons:
        said = message("{students} students of {members} members, the departments present", **numbers)
        reasons.append(rule.holds(said))
    observed = {"students": facts.students, "members": facts.members, "organs": sorted(facts.organs)}
    required = {"students_more_than_percent": percent, "organs": [list(options) for options in wanted]}
    return Verdict(tuple(reasons), observed, required, facts.evidence)


def _too_few(percent: int, numbers: Mapping[str, int]) -> Message:
    if percent == HALF:
        return message("{students} students of {members} members: not more than half", **numbers)
    return message(
        "{students} students of {members} members: not more than {percent} %", percent=percent, **numbers
    )


def _wanted(rule: Rule, facts: Panel) -> list[tuple[str, ...]]:
    if facts.of_college:
        return [tuple(options) for options in rule.get("college_organs", [])]
    return [(organ,) for organ in rule.get("organs", [])]


def _names(facts: Panel, options: Sequence[str]) -> Message:
    """All of them, as “A or B or C”."""
    *others, last = [facts.names.get(organ, organ) for organ in options]
    said = message("{name}", name=last)
    for name in reversed(others):
        said = message("{first} or {second}", first=name, second=said)
    return said


KIND = Kind(
    "panel_of",
    Panel,
    evaluate,
    {
        "organs": Parameter("texts", required=True),
        "college_organs": Parameter("alternatives"),
        "students_more_than": Parameter("whole", required=True),
    },
)

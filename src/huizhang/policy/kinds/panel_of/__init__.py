"""`panel_of`: students are more than `students_more_than` percent, and each of `organs` takes part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Evidence, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule


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
    absent = [options for options in wanted if not facts.organs.intersection(options)]
    reasons = []
    if facts.students * 100 <= facts.members * percent:
        reasons.append(
            rule.broken(
                message(
                    "{students} students of {members} members: not more than half",
                    students=facts.students,
                    members=facts.members,
                )
            )
        )
    for options in absent:
        reasons.append(rule.broken(message("{organ} did not take part", organ=_names(facts, options))))
    if not reasons:
        reasons.append(
            rule.holds(
                message(
                    "{students} students of {members} members, the departments present",
                    students=facts.students,
                    members=facts.members,
                )
            )
        )
    observed = {"students": facts.students, "members": facts.members, "organs": sorted(facts.organs)}
    required = {"students_more_than_percent": percent, "organs": [list(options) for options in wanted]}
    return Verdict(tuple(reasons), observed, required, facts.evidence)


def _wanted(rule: Rule, facts: Panel) -> list[tuple[str, ...]]:
    if facts.of_college:
        return [tuple(options) for options in rule.get("college_organs", [])]
    return [(organ,) for organ in rule.get("organs", [])]


def _names(facts: Panel, options: Sequence[str]) -> Message:
    names = [facts.names.get(organ, organ) for organ in options]
    return (
        message("{first} or {second}", first=names[0], second=names[1])
        if len(names) > 1
        else message("{name}", name=names[0])
    )


KIND = Kind(
    "panel_of",
    Panel,
    evaluate,
    {
        "organs": Parameter("texts", required=True),
        "college_organs": Parameter("any"),
        "students_more_than": Parameter("whole", required=True),
    },
)

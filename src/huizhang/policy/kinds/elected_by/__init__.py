"""`elected_by`: the congress itself elected, or in a small college the general assembly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule

CONGRESS, ASSEMBLY = "congress", "general_assembly"


@dataclass(frozen=True, slots=True)
class Election:
    """`day` of the elect step; `congress` held that day and `elected_by` as recorded; None: none.

    `college_students` is None where the union is one of the school.
    """

    day: date | None
    congress: str | None
    elected_by: str | None
    college_students: int | None = None
    evidence: tuple[Evidence, ...] = ()


def evaluate(rule: Rule, facts: Election) -> Verdict:
    observed = {"congress": facts.congress, "elected_by": facts.elected_by}
    return Verdict((_reason(rule, facts),), observed, {"elected_by": CONGRESS}, facts.evidence)


def _reason(rule: Rule, facts: Election) -> Reason:
    if facts.day is None:
        return rule.broken(message("no election by the congress is on record (steps, act elect)"))
    if facts.congress is None:
        return rule.broken(message("elected on {day}, when no congress of the union met", day=facts.day))
    values = {"congress": facts.congress, "by": facts.elected_by}
    if facts.elected_by is None:
        return rule.unknown(
            message("{congress}: who elected is not stated (congresses.elected_by)", **values)
        )
    if facts.elected_by == CONGRESS:
        return rule.holds(message("elected by {congress}", **values))
    if facts.elected_by == ASSEMBLY:
        return _assembly(rule, facts)
    return rule.broken(message("{congress}: elected by “{by}”, not by the congress itself", **values))


def _assembly(rule: Rule, facts: Election) -> Reason:
    below = rule.get("general_assembly_below")
    values = {"congress": facts.congress, "students": facts.college_students, "below": below}
    if facts.college_students is None:
        return rule.broken(
            message("{congress}: a general assembly cannot elect a school presidium", **values)
        )
    if below is None:
        return rule.broken(
            message(
                "{congress}: elected by a general assembly, which the plan does not provide for", **values
            )
        )
    if facts.college_students < below:
        return rule.holds(
            message("{congress}: general assembly of a college of {students} students", **values)
        )
    return rule.broken(
        message(
            "{congress}: general assembly, but the college has {students} students, not fewer than {below}",
            **values,
        )
    )


KIND = Kind("elected_by", Election, evaluate, {"general_assembly_below": Parameter("whole")})

"""Article seven: the facts about pledges, training and misconduct."""

from __future__ import annotations

from collections.abc import Iterator

from huizhang.kernel.message import message
from huizhang.kernel.records import Pledge
from huizhang.kernel.verdict import evidence
from huizhang.policy.conditions import facts_of
from huizhang.policy.course import course
from huizhang.policy.kinds.attested import Declaration, Declarations
from huizhang.policy.kinds.held_every import Occasion, Occasions
from huizhang.policy.periods import period_of, recent
from huizhang.policy.rule import Rule
from huizhang.policy.subject import FactSource, Scope, Subject


def pledge(rule: Rule, scope: Scope) -> Iterator[Subject]:
    signed: dict[tuple[str, str], list[Pledge]] = {}
    for one in scope.records.pledges:
        signed.setdefault((one.union, one.student_no), []).append(one)
    for union in scope.roster.unions_of(rule.level):
        for student in sorted(scope.roster.people(union.union)):
            own = tuple(_declaration(one) for one in signed.get((union.union, student), ()))
            yield Subject(union.union, student, Declarations(own))


def _declaration(one: Pledge) -> Declaration:
    row = evidence("pledges", union=one.union, student_no=one.student_no, signed_on=one.signed_on.isoformat())
    return Declaration(True, "", message("signed"), one.signed_on, row)


def trainings(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union in scope.roster.unions_of(rule.level):
        held = tuple(
            Occasion(
                period_of(rule, scope, one.held_on),
                one.held_on.isoformat(),
                evidence("trainings", union=one.union, title=one.title, held_on=one.held_on.isoformat()),
            )
            for one in scope.records.trainings
            if one.union == union.union
        )
        yield Subject(union.union, union.union, Occasions(recent(rule, scope), held))


def misconduct_steps(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """Each case of the last completed and the current academic year."""
    years = scope.calendar.recent_years(scope.as_of)
    for case, steps in scope.roster.cases.get(rule.get("chain", rule.id), {}).items():
        if not any(scope.calendar.year_of(step.date) in years for step in steps):
            continue
        student = next((step.student_no for step in steps if step.student_no), None)
        name = next((step.union for step in steps if step.union), None)
        union = scope.roster.unions.get(name) if name else None
        college = union.college if union else None
        if college is None and student:
            college = scope.roster.college_of(student)
        level = union.level if union else "school"
        known = facts_of(union, scope.records.students.get(student) if student else None)
        facts = course(rule, scope, steps, level=level, college=college, facts=known)
        yield Subject(name or scope.records.institution_name, case, facts)


FACTS = (
    FactSource("pledge", pledge, ("unions", "posts", "pledges")),
    FactSource("trainings", trainings, ("unions", "trainings")),
    FactSource("misconduct_steps", misconduct_steps, matters="steps"),
)

"""Article five: the facts about who elected the presidium."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from huizhang.kernel.records import Congress, Post, Step, Union
from huizhang.kernel.roster import PRESIDIUM, post_rows
from huizhang.kernel.verdict import Evidence, evidence
from huizhang.policy.kinds.elected_by import Election
from huizhang.policy.rule import Rule
from huizhang.policy.subject import FactSource, Scope, Subject


def presidium_election(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union in scope.roster.unions_of(rule.level):
        for student, held in sorted(scope.roster.people(union.union, PRESIDIUM).items()):
            yield Subject(union.union, student, _election(scope, union, student, held))


def _election(scope: Scope, union: Union, student: str, held: tuple[Post, ...]) -> Election:
    step = _elect_step(scope, union, student, min(post.start for post in held))
    met = _congress_on(scope, union, step.date) if step else None
    return Election(
        day=step.date if step else None,
        congress=met.congress if met else None,
        elected_by=met.elected_by if met else None,
        college_students=None if union.of_school else _students(scope, union),
        evidence=post_rows(held) + _rows(step, met),
    )


def _elect_step(scope: Scope, union: Union, student: str, start: date) -> Step | None:
    """The last election before the post began; failing that, the first after it."""
    elected = [
        step
        for chain in ("nomination.presidium.school", "nomination.college")
        for step in scope.roster.steps.get((chain, student), ())
        if step.act == "elect"
        and step.organ == "congress"
        and step.outcome
        and step.union in (None, union.union)
    ]
    before = [step for step in elected if step.date <= start]
    if before:
        return max(before, key=lambda step: step.date)
    return min(elected, key=lambda step: step.date, default=None)


def _congress_on(scope: Scope, union: Union, day: date) -> Congress | None:
    return next(
        (one for one in scope.records.congresses if one.union == union.union and one.date == day), None
    )


def _students(scope: Scope, union: Union) -> int:
    year = scope.calendar.year_of(scope.as_of).start
    return sum(cohort.students for cohort in scope.roster.represented(union, year))


def _rows(step: Step | None, met: Congress | None) -> tuple[Evidence, ...]:
    rows = []
    if step:
        rows.append(
            evidence(
                "steps", case=step.case, student_no=step.student_no, act=step.act, date=step.date.isoformat()
            )
        )
    if met:
        rows.append(evidence("congresses", congress=met.congress))
    return tuple(rows)


FACTS = (FactSource("presidium_election", presidium_election, ("unions", "posts", "steps", "congresses")),)

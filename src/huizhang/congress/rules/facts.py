"""Article six: the facts about congresses and their delegates."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from huizhang.kernel.chain import of_one_case
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Cohort, Congress, Delegate, Student, Union
from huizhang.kernel.verdict import Evidence, evidence
from huizhang.policy.conditions import facts_of
from huizhang.policy.course import course
from huizhang.policy.kinds.covers_all import Coverage
from huizhang.policy.kinds.held_every import Occasion, Occasions
from huizhang.policy.kinds.share_at_least import Share
from huizhang.policy.periods import period_of, recent
from huizhang.policy.rule import Rule
from huizhang.policy.subject import Exempt, FactSource, Scope, Subject, Unknown

ALL_MEET = message("all students meet in a general assembly, which has no delegates")


def congresses(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union in scope.roster.unions_of(rule.level):
        held = tuple(
            Occasion(period_of(rule, scope, one.date), one.date.isoformat(), _row(one))
            for one in scope.records.congresses
            if one.union == union.union
        )
        yield Subject(union.union, union.union, Occasions(recent(rule, scope), held))


def delegate_steps(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """A class branch recommends college delegates only; ex-officio delegates need neither step."""
    for congress, _ in _recent(scope, None):
        for delegate in _delegates(scope, congress):
            yield Subject(congress.union, delegate.student_no, _delegate(rule, scope, congress, delegate))


def _delegate(rule: Rule, scope: Scope, congress: Congress, delegate: Delegate) -> object:
    if delegate.kind == "ex_officio":
        return Exempt(message("an ex-officio delegate is not elected"), (_delegate_row(delegate),))
    steps = scope.roster.steps.get((rule.get("chain", rule.id), delegate.student_no), ())
    own = of_one_case([step for step in steps if step.union in (None, congress.union)], congress.date)
    college = scope.roster.college_of(delegate.student_no)
    return course(
        rule,
        scope,
        own,
        level="college",
        role=delegate.kind,
        college=college,
        due=congress.date,
        extra=(_delegate_row(delegate),),
        facts=facts_of(
            scope.roster.unions.get(congress.union), scope.records.students.get(delegate.student_no)
        ),
    )


def delegates(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for congress, union in _recent(scope, rule.level):
        counted = [one for one in _delegates(scope, congress) if one.kind != "ex_officio"]
        students = congress.students_represented
        if students is None:
            students = sum(cohort.students for cohort in _represented(scope, congress, union)) or None
        rows = (_row(congress),)
        facts: object
        if _everybody_meets(congress, counted):
            facts = Exempt(ALL_MEET, rows)
        elif students is None:
            facts = Unknown(message("how many students the congress represents is not on record"), rows)
        else:
            facts = Share(len({one.student_no for one in counted}), students, evidence=rows)
        yield Subject(congress.union, congress.congress, facts)


def delegate_coverage(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for congress, union in _recent(scope, rule.level):
        yield Subject(congress.union, congress.congress, _coverage(rule, scope, congress, union))


def _everybody_meets(congress: Congress, sent: list[Delegate]) -> bool:
    return congress.elected_by == "general_assembly" and not sent


def _coverage(rule: Rule, scope: Scope, congress: Congress, union: Union) -> object:
    if _everybody_meets(congress, _delegates(scope, congress)):
        return Exempt(ALL_MEET, (_row(congress),))
    cohorts = _represented(scope, congress, union)
    if not cohorts:
        return Unknown(
            message("no students are on record whom the congress could represent"), (_row(congress),)
        )
    # whoever is a delegate by office speaks for the office and for no college, grade or club
    sent = [one for one in _delegates(scope, congress) if one.kind != "ex_officio"]
    people = [scope.records.students[one.student_no] for one in sent]
    needed: dict[str, set[str]] = {}
    covered: dict[str, set[str]] = {}
    for dimension in rule.get("dimensions", ()):
        if dimension in _OF_COHORT:
            needed[dimension] = {_OF_COHORT[dimension](cohort) for cohort in cohorts}
            covered[dimension] = {_OF_STUDENT[dimension](student) for student in people}
        elif scope.records.has("clubs"):
            needed[dimension] = {club.club for club in scope.records.clubs if club.major}
            covered[dimension] = _clubs(sent, people)
    missing = {dimension: tuple(sorted(names - covered[dimension])) for dimension, names in needed.items()}
    totals = {dimension: len(names) for dimension, names in needed.items()}
    return Coverage(missing, totals, _unjudged(rule, scope), (_row(congress),))


_OF_COHORT: dict[str, Callable[[Cohort], str]] = {
    "college": lambda cohort: cohort.college,
    "grade": lambda cohort: cohort.grade,
    "major": lambda cohort: cohort.major,
}
_OF_STUDENT: dict[str, Callable[[Student], str]] = {
    "college": lambda student: student.college,
    "grade": lambda student: student.grade,
    "major": lambda student: student.major,
}


def _clubs(sent: list[Delegate], people: list[Student]) -> set[str]:
    """A club is covered by its own delegate or by any delegate who is one of its members."""
    return {one.constituency for one in sent if one.kind == "club"} | {
        club for one in people for club in one.clubs
    }


def _unjudged(rule: Rule, scope: Scope) -> tuple[Message, ...]:
    if "club" in rule.get("dimensions", ()) and not scope.records.has("clubs"):
        return (message("major clubs not judged: the table clubs was not given"),)
    return ()


def congress_steps(rule: Rule, scope: Scope) -> Iterator[Subject]:
    cases = scope.roster.cases.get(rule.get("chain", rule.id), {})
    for congress, union in _recent(scope, None):
        steps = cases.get(congress.congress, ())
        facts = course(
            rule,
            scope,
            steps,
            level=union.level,
            college=union.college,
            extra=(_row(congress),),
            facts=facts_of(union),
        )
        yield Subject(congress.union, congress.congress, facts)


def _recent(scope: Scope, level: str | None) -> Iterator[tuple[Congress, Union]]:
    """The congresses of the last completed and the current academic year."""
    years = scope.calendar.recent_years(scope.as_of)
    for congress in scope.records.congresses:
        union = scope.roster.unions[congress.union]
        if scope.calendar.year_of(congress.date) in years and level in (None, union.level):
            yield congress, union


def _represented(scope: Scope, congress: Congress, union: Union) -> list[Cohort]:
    return scope.roster.represented(union, scope.calendar.year_of(congress.date).start)


def _delegates(scope: Scope, congress: Congress) -> list[Delegate]:
    return [one for one in scope.records.delegates if one.congress == congress.congress]


def _row(congress: Congress) -> Evidence:
    return evidence("congresses", congress=congress.congress)


def _delegate_row(delegate: Delegate) -> Evidence:
    return evidence("delegates", congress=delegate.congress, student_no=delegate.student_no)


FACTS = (
    FactSource("congresses", congresses, ("unions", "congresses")),
    FactSource("delegate_steps", delegate_steps, ("unions", "congresses", "delegates", "steps")),
    FactSource("delegates", delegates, ("unions", "congresses", "delegates")),
    FactSource("delegate_coverage", delegate_coverage, ("unions", "congresses", "delegates", "students")),
    FactSource("congress_steps", congress_steps, ("unions", "congresses", "steps")),
)

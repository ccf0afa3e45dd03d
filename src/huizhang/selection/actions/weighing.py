"""What is known of a recommendation before it is handed in, and everything that stands in its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from huizhang.eligibility.conditions import Condition
from huizhang.kernel import records
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status
from huizhang.org import queries as org
from huizhang.people import queries as people
from huizhang.people.queries import Student
from huizhang.policy.kinds.count_between import Count
from huizhang.policy.pack import Pack
from huizhang.policy.weighing import verdict_of
from huizhang.selection.actions.refusing import NominationRefused, refuse_all
from huizhang.selection.queries.nominations import LISTED, conditions_for, list_count, under_way
from huizhang.selection.rules.nominating import (
    chain_to,
    faults_of,
    faults_of_conditions,
    faults_of_statements,
)

LIST_RULE = "nomination.list_from_college"


@dataclass(frozen=True, slots=True)
class Wish:
    """Who is to have which post, from when to when, and what the recommending organ declares of them."""

    union: str
    student_no: str
    post: str
    start: date
    conduct: str
    department: str = ""
    end: date | None = None
    representative: str = ""

    @property
    def as_post(self) -> records.Post:
        return records.Post(
            self.union, self.student_no, self.post, self.start, self.department or None, self.end, None
        )


@dataclass(frozen=True, slots=True)
class Weighed:
    """A wish with everything that is known of it; `faults` keep it from being handed in."""

    wish: Wish
    union: records.Union
    student: Student
    conditions: list[Condition]
    faults: tuple[Message, ...]


def weigh(wish: Wish, pack: Pack, day: date, *, again: bool = False) -> Weighed:
    """Everything wrong with the wish at once. Raises NominationRefused for an unknown union or student."""
    unions = {union.union: union for union in org.unions()}
    if wish.union not in unions:
        refuse_all((message("There is no union {union}.", union=wish.union),))
    student = _student(wish.student_no)
    union = unions[wish.union]
    known = people.students(day, {student.student_no})[student.student_no]
    conditions = conditions_for(known, day, pack)
    held = org.posts_of(student.student_no, max(wish.start, day))
    faults = (
        *faults_of(union, known, wish.as_post, held, day),
        *_unknown_department(wish, day),
        *faults_of_statements(wish.conduct, wish.representative, wish.post, union.level),
        *_twice(wish, again),
        *faults_of_conditions(((one.rule, one.verdict) for one in conditions), final=False),
    )
    return Weighed(wish, union, student, conditions, faults)


def _student(number: str) -> Student:
    try:
        return Student.objects.select_related("class_group__major").get(student_no=number)
    except Student.DoesNotExist:
        said = message("There is no student with the number {number}.", number=number)
        raise NominationRefused(said) from None


def _unknown_department(wish: Wish, day: date) -> list[Message]:
    known = {one.department for one in org.departments(day) if one.union == wish.union}
    if wish.department and wish.department not in known:
        return [message("{union} has no department {name}.", union=wish.union, name=wish.department)]
    return []


def _twice(wish: Wish, again: bool) -> list[Message]:
    if not again and under_way(wish.student_no, wish.union, wish.post):
        return [message("This person is recommended for this post already; wait for that decision.")]
    return []


def faults_of_list(weighed: Sequence[Weighed], pack: Pack, day: date) -> list[Message]:
    """Where the plan asks for people of the college's union on the college's list (Kunming, article five)."""
    rule = pack.rules.get(LIST_RULE)
    listed = [one for one in weighed if chain_to(one.union.level, one.wish.post) == LISTED]
    if rule is None or not listed:
        return []
    term = pack.calendar.term_of(day)
    days = pack.calendar.start(term), pack.calendar.end(term)
    by_college: dict[str, set[str]] = {}
    for one in listed:
        by_college.setdefault(one.student.class_group.major.college_id, set()).add(one.student.student_no)
    counts = {college: list_count(college, days, frozenset(who)) for college, who in by_college.items()}
    verdicts = {college: verdict_of(rule, Count(count)) for college, count in counts.items()}
    return [
        message(
            "{college}: {said} on its list of the term who serve in the college's union (article {article})",
            college=college,
            said=[reason.message for reason in verdict.deciding],
            article=rule.cite,
        )
        for college, verdict in verdicts.items()
        if verdict.status is Status.FAIL
    ]

"""What is known of a recommendation before it is handed in, and everything that stands in its way."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from huizhang.eligibility.conditions import Condition
from huizhang.kernel import records
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status
from huizhang.org import queries as org
from huizhang.org.rules import Excess
from huizhang.people import queries as people
from huizhang.people.queries import Student
from huizhang.policy.kinds.count_between import Count
from huizhang.policy.pack import Pack
from huizhang.policy.weighing import verdict_of
from huizhang.selection.actions.refusing import refuse_all
from huizhang.selection.queries.limits import limits_of
from huizhang.selection.queries.nominations import LISTED, conditions_for_all, list_count, under_way
from huizhang.selection.rules.nominating import (
    chain_to,
    faults_of,
    faults_of_conditions,
    faults_of_statements,
)

LIST_RULE = "nomination.list_from_college"


@dataclass(frozen=True, slots=True)
class Wish:
    """Who is to have which post, from when to when, and what the recommending organ declares of them;
    `reason` is for what goes beyond what the plan generally allows."""

    union: str
    student_no: str
    post: str
    start: date
    conduct: str
    department: str = ""
    end: date | None = None
    representative: str = ""
    reason: str = ""

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
    return weigh_all([wish], pack, day, again=again)[0]


def weigh_all(wishes: Sequence[Wish], pack: Pack, day: date, *, again: bool = False) -> list[Weighed]:
    """The same of a list, in its order; the transcripts are read once."""
    unions = {union.union: union for union in org.unions()}
    numbers = {wish.student_no for wish in wishes}
    students = Student.objects.select_related("class_group__major").in_bulk(numbers)
    refuse_all((*_unknown_unions(wishes, unions), *_unknown_students(numbers, students)))
    known = people.students(day, numbers)
    conditions = conditions_for_all(known.values(), day, pack)
    departments = frozenset(org.departments(day))
    return [
        _weighed(
            wish,
            unions[wish.union],
            students[wish.student_no],
            conditions[wish.student_no],
            (
                *faults_of(unions[wish.union], known[wish.student_no], wish.as_post, _held(wish, day), day),
                *_unknown_department(wish, departments),
                *_twice(wish, again),
            ),
        )
        for wish in wishes
    ]


def _weighed(
    wish: Wish,
    union: records.Union,
    student: Student,
    conditions: list[Condition],
    faults: tuple[Message, ...],
) -> Weighed:
    said = (
        *faults,
        *faults_of_statements(wish.conduct, wish.representative, wish.post, union.level, wish.reason),
        *faults_of_conditions(((one.rule, one.verdict) for one in conditions), final=False),
    )
    return Weighed(wish, union, student, conditions, said)


def _unknown_unions(wishes: Sequence[Wish], unions: Collection[str]) -> list[Message]:
    names = sorted({wish.union for wish in wishes if wish.union not in unions})
    return [message("There is no union {union}.", union=name) for name in names]


def _unknown_students(numbers: Collection[str], students: Collection[str]) -> list[Message]:
    strangers = sorted(number for number in numbers if number not in students)
    return [message("There is no student with the number {number}.", number=one) for one in strangers]


def _held(wish: Wish, day: date) -> tuple[records.Post, ...]:
    return org.posts_of(wish.student_no, max(wish.start, day))


def _unknown_department(wish: Wish, departments: Collection[records.Department]) -> list[Message]:
    named = records.Department(wish.union, wish.department)
    if wish.department and named not in departments:
        return [message("{union} has no department {name}.", union=wish.union, name=wish.department)]
    return []


def _twice(wish: Wish, again: bool) -> list[Message]:
    if not again and under_way(wish.student_no, wish.union, wish.post):
        return [message("This person is recommended for this post already; wait for that decision.")]
    return []


def faults_of_list(weighed: Sequence[Weighed], pack: Pack, day: date) -> list[Message]:
    """What keeps the list as a whole from being handed in: a limit that it breaks whoever leaves, too few
    people of the college's own union."""
    return [*faults_of_limits(weighed, pack, day), *_too_few_of_the_union(weighed, pack, day)]


def faults_of_limits(weighed: Sequence[Weighed], pack: Pack, day: date) -> list[Message]:
    """The limits that they break whoever leaves."""
    return [_beyond(one) for one in limits_of(pack, [one.wish.as_post for one in weighed], day).certain]


def _beyond(one: Excess) -> Message:
    return message(
        "{subject}: {said} (article {article}), with those whose posts last until then; no reason helps.",
        subject=one.subject,
        said=[reason.message for reason in one.verdict.deciding],
        article=one.rule.cite,
    )


def _too_few_of_the_union(weighed: Sequence[Weighed], pack: Pack, day: date) -> list[Message]:
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

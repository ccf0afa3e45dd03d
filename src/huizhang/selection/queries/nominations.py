"""Recommendations, with the facts on which they are judged."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from huizhang.approvals.queries import Case
from huizhang.approvals.rules import Place
from huizhang.eligibility.conditions import (
    OF_ANYBODY,
    Condition,
    Conditions,
    conditions_of,
    conditions_of_all,
)
from huizhang.kernel import records
from huizhang.kernel.procedure import State
from huizhang.kernel.verdict import plain
from huizhang.org import queries as org
from huizhang.people import queries as people
from huizhang.people.queries import Student
from huizhang.policy.conditions import facts_of
from huizhang.policy.kept import kept
from huizhang.policy.pack import Pack
from huizhang.selection.models import Nomination
from huizhang.selection.queries.standing import known_of

ALIVE = (State.OPEN, State.RETURNED)
LISTED = "nomination.department.school"


def nominations() -> QuerySet[Nomination]:
    """The newest first."""
    return Nomination.objects.select_related("case", "union", "student").order_by("-pk")


def nomination_of(case: Case) -> Nomination:
    return Nomination.objects.select_related("union", "appointed", "student__class_group__major").get(
        case=case
    )


def under_way(student_no: str, union: str, post: str) -> bool:
    """Whether a recommendation of this person for this post is not decided yet, or on a public notice."""
    same = Nomination.objects.filter(student=student_no, union=union, post=post)
    on_notice = Q(notice__isnull=False, notice__ended_at__isnull=True)
    return same.filter(Q(case__state__in=ALIVE) | on_notice).exists()


def conditions_for(student: records.Student, day: date, pack: Pack) -> list[Condition]:
    """Article four as far as it speaks of anybody: one verdict a rule. Raises DamagedSnapshot."""
    return _of_anybody(conditions_of(student, day, pack))


def conditions_for_all(
    students: Collection[records.Student], day: date, pack: Pack
) -> dict[str, list[Condition]]:
    """The same of everybody on a list, by number. Raises DamagedSnapshot."""
    if len(students) == 1:
        return {one.student_no: conditions_for(one, day, pack) for one in students}
    judged = conditions_of_all(students, day, pack)
    return {number: _of_anybody(one) for number, one in judged.items()}


@dataclass(frozen=True)
class JudgedTogether:
    """The conditions of everybody whom `cases` recommend, read for all when the first is asked for."""

    cases: Sequence[Case]
    day: date
    pack: Pack

    def of(self, student_no: str) -> list[Condition]:
        """Raises DamagedSnapshot."""
        return self._each[student_no]

    @cached_property
    def _each(self) -> dict[str, list[Condition]]:
        found = Nomination.objects.filter(case__in=self.cases).values_list("student_id", flat=True)
        return conditions_for_all(people.students(self.day, set(found)).values(), self.day, self.pack)


def _of_anybody(judged: Conditions) -> list[Condition]:
    by_rule = {one.rule.id: one for one in judged.each if one.rule.of in OF_ANYBODY}
    return list(by_rule.values())


def place_of(union: records.Union, student: Student) -> Place:
    """Whose organs act: the union's college, or for the school union that of the student."""
    group = student.class_group
    college = union.college or group.major.college_id
    return Place(union.level, college, group.pk, group.name, facts_of(union, **known_of(student)))


def list_count(college: str, term: tuple[date, date], new: frozenset[str]) -> int:
    """How many people of the college's union its recommendation list of the term has, `new` ones included."""
    sent = Nomination.objects.filter(
        case__kind=LISTED,
        case__college=college,
        case__opened_at__date__gte=term[0],
        case__opened_at__date__lte=term[1],
    ).exclude(case__state=State.WITHDRAWN)
    listed = frozenset(sent.values_list("student_id", flat=True)) | new
    of_college = {union.union for union in org.unions() if union.level == "college"}
    held = {
        post.student_no
        for post in org.posts_of_all(listed, term[1])
        if post.union in of_college and post.held_on(min(term[1], timezone.localdate()))
    }
    return len(held)


def as_facts(conditions: list[Condition]) -> list[dict[str, Any]]:
    """The verdicts as a recommendation keeps them."""
    return [
        {
            "rule": one.rule.id,
            "status": str(one.verdict.status),
            "observed": plain(one.verdict.observed),
            "reasons": [kept(reason.message) for reason in one.verdict.reasons],
            "evidence": [row.as_dict() for row in one.verdict.evidence],
        }
        for one in conditions
    ]

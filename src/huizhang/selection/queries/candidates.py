"""Whom those who are recommended represent (article five): colleges, grades, genders, staff or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from huizhang.kernel.procedure import State
from huizhang.kernel.roster import PRESIDIUM
from huizhang.org.queries import Post
from huizhang.people.queries import Student
from huizhang.selection.models import Nomination

T = TypeVar("T", str, int)
GONE = (State.REJECTED, State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Shares:
    """How many are of each college, entry year and gender, and how many have served."""

    colleges: tuple[tuple[str, int], ...]
    grades: tuple[tuple[int, int], ...]
    genders: tuple[tuple[str, int], ...]
    staff: int
    others: int


def candidates(union: str) -> QuerySet[Nomination]:
    """Whoever is recommended for the presidium and not refused, withdrawn or in the post; `staff` where they
    hold or held a post of a union."""
    served = Post.objects.filter(student=OuterRef("student"))
    found = Nomination.objects.filter(union=union, post=PRESIDIUM, appointed__isnull=True)
    found = found.exclude(case__state__in=GONE).annotate(staff=Exists(served))
    return found.select_related("case", "notice", "student__class_group__major").order_by(
        "student__class_group__major__college", "student"
    )


def shares(students: Sequence[Student], staff: Collection[str]) -> Shares:
    """`students` with their class, major and college; `staff` are the numbers of those who have served."""
    groups = [one.class_group for one in students]
    served = sum(one.pk in staff for one in students)
    return Shares(
        _counted(group.major.college_id for group in groups),
        _counted(group.entry_year for group in groups),
        _counted(one.gender for one in students),
        served,
        len(students) - served,
    )


def staff_among(student_nos: Collection[str]) -> frozenset[str]:
    """Those of them who hold or held a post of a union."""
    held = Post.objects.filter(student__in=student_nos, start__lte=timezone.localdate())
    return frozenset(held.values_list("student_id", flat=True))


def _counted(values: Iterable[T]) -> tuple[tuple[T, int], ...]:
    """The most frequent first."""
    return tuple(Counter(values).most_common())

"""A union's departments, and the cases about them."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from huizhang.org.queries import Department, Post
from huizhang.selection.models import DepartmentChange
from huizhang.selection.queries.nominations import ALIVE


def existing(union: str) -> frozenset[str]:
    """Also those that open later."""
    return frozenset(Department.objects.filter(union=union).values_list("department", flat=True))


def people_in(union: str, department: str, day: date) -> int:
    """Who serves in it on `day` or later."""
    held = Post.objects.filter(Q(end__isnull=True) | Q(end__gt=day), union=union, department=department)
    return held.values("student").distinct().count()


def staffed(union: str, day: date) -> dict[str, int]:
    """How many people serve in each department on `day`."""
    held = Post.objects.filter(Q(end__isnull=True) | Q(end__gt=day), union=union, start__lte=day)
    counted = (
        held.exclude(department="").values_list("department").annotate(n=Count("student", distinct=True))
    )
    return dict(counted)


def change_under_way(union: str, department: str) -> bool:
    return changes_under_way(union).filter(department=department).exists()


def changes_under_way(union: str) -> QuerySet[DepartmentChange]:
    found = DepartmentChange.objects.filter(union=union, case__state__in=ALIVE)
    return found.select_related("case").order_by("-pk")

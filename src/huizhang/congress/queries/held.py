"""Congresses held by a day, and who was sent to them."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from huizhang.congress.models import Congress, Delegate
from huizhang.congress.queries.course import was_held
from huizhang.kernel import records


def congresses(as_of: date) -> tuple[records.Congress, ...]:
    rows = (
        Congress.objects.filter(was_held(), date__lte=as_of)
        .order_by("congress")
        .values_list("congress", "union_id", "date", "students_represented", "elected_by")
    )
    return tuple(records.Congress(*row[:-1], elected_by=row[-1] or None) for row in rows)


def delegates(as_of: date) -> tuple[records.Delegate, ...]:
    rows = (
        Delegate.objects.filter(congress__in=Congress.objects.filter(was_held(), date__lte=as_of))
        .order_by("congress_id", "student_id")
        .values_list("congress_id", "student_id", "constituency", "kind")
    )
    return tuple(records.Delegate(*row) for row in rows)


def delegates_of(congress: Congress) -> QuerySet[Delegate]:
    """Who is a delegate today, by constituency and number; those who left are not among them."""
    found = Delegate.objects.filter(congress=congress).select_related("student__class_group__major")
    return found.order_by("kind", "constituency", "student_id")

"""What a presidium decided, and what is still to be done."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, F, QuerySet

from huizhang.org.models import AgendaItem, Meeting, Resolution
from huizhang.org.queries.speaking import presidium_on
from huizhang.people.queries import Student


def meetings_of(union: str) -> QuerySet[Meeting]:
    """The newest first, each with how many were there (`present`) and how many points it had (`points`)."""
    return (
        Meeting.objects.filter(union=union)
        .select_related("convened_by")
        .annotate(present=Count("attendance", distinct=True), points=Count("agenda", distinct=True))
        .order_by("-at", "-pk")
    )


def resolutions_of(union: str) -> QuerySet[Resolution]:
    """Those that were carried, the newest first."""
    return (
        Resolution.objects.filter(item__meeting__union=union, carried=True)
        .select_related("item__meeting", "responsible")
        .order_by("-item__meeting__at", "-pk")
    )


def follow_ups(union: str) -> QuerySet[Resolution]:
    """What somebody still has to do, the earliest due first."""
    open_ones = resolutions_of(union).filter(responsible__isnull=False, done_on__isnull=True)
    return open_ones.order_by(F("due").asc(nulls_last=True), "pk")


def members_on(union: str, day: date) -> list[Student]:
    """The presidium's members by number."""
    return list(Student.objects.filter(pk__in=presidium_on(union, day)).order_by("student_no"))


def minutes_of(meeting: Meeting) -> list[tuple[AgendaItem, Resolution | None]]:
    """Every point of the agenda with what was decided on it."""
    items = meeting.agenda.select_related("resolution__responsible", "resolution__recorded_by")
    return [(item, getattr(item, "resolution", None)) for item in items]

"""Duties, activities and briefings, as far as recorded by a day."""

from __future__ import annotations

from datetime import date

from huizhang.kernel import records
from huizhang.oversight.models import Activity, Briefing, Duty


def duties(as_of: date) -> tuple[records.Duty, ...]:
    rows = (
        Duty.objects.filter(start__lte=as_of)
        .order_by("duty", "person", "start")
        .values_list("duty", "person", "start", "organ", "full_time", "end")
    )
    return tuple(
        records.Duty(duty, person, start, organ or None, full_time, end)
        for duty, person, start, organ, full_time, end in rows
    )


def activities(as_of: date) -> tuple[records.Activity, ...]:
    """Activities held by `as_of`: one that was only reported by then has nothing to judge yet."""
    rows = (
        Activity.objects.filter(held_on__lte=as_of)
        .order_by("union_id", "title", "held_on")
        .values_list("union_id", "title", "major", "held_on", "reported_on", "reported_to")
    )
    return tuple(records.Activity(*row[:-1], reported_to=row[-1] or None) for row in rows)


def briefings(as_of: date) -> tuple[records.Briefing, ...]:
    rows = (
        Briefing.objects.filter(date__lte=as_of)
        .order_by("union_id", "by", "to", "date")
        .values_list("union_id", "by", "to", "date", "subject")
    )
    return tuple(
        records.Briefing(union, by, tuple(to.split("；")), day, subject or None)
        for union, by, to, day, subject in rows
    )

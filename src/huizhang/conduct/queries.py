"""Pledges signed and trainings held by a day."""

from __future__ import annotations

from datetime import date

from huizhang.conduct.models import Pledge, Training
from huizhang.kernel import records


def pledges(as_of: date) -> tuple[records.Pledge, ...]:
    rows = (
        Pledge.objects.filter(signed_on__lte=as_of)
        .order_by("union_id", "student_id", "signed_on")
        .values_list("union_id", "student_id", "signed_on")
    )
    return tuple(records.Pledge(*row) for row in rows)


def trainings(as_of: date) -> tuple[records.Training, ...]:
    rows = (
        Training.objects.filter(held_on__lte=as_of)
        .order_by("union_id", "title", "held_on")
        .values_list("union_id", "title", "held_on")
    )
    return tuple(records.Training(*row) for row in rows)

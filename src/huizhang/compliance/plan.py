"""The school's own plan as it stands on a day, and the day that a page is asked for."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from huizhang.people.queries.plan import SCHOOL, plan_on

__all__ = ["SCHOOL", "day_asked", "plan_on"]


def day_asked(request: HttpRequest) -> date:
    """The day of `?on=2026-03-01`; today where it is left out or no day."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return timezone.localdate()

"""The school's own plan as it stands on a day, and the day that a page is asked for."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from huizhang.policy.pack import Pack
from huizhang.policy.resolve import resolve

SCHOOL = "school"


def plan_on(day: date) -> Pack:
    """Raises PackError where there is no plan, or none in force on `day`."""
    return resolve(settings.ENVIRONMENT.home / SCHOOL, day)


def day_asked(request: HttpRequest) -> date:
    """The day of `?on=2026-03-01`; today where it is left out or no day."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return timezone.localdate()

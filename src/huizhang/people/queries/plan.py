"""The school's own plan as it stands on a day."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from huizhang.policy.pack import Pack
from huizhang.policy.resolve import resolve

SCHOOL = "school"


def plan_on(day: date) -> Pack:
    """Raises PackError where there is no plan, or none in force on `day`."""
    return resolve(settings.ENVIRONMENT.home / SCHOOL, day)

"""The school's own plan as it stands on a day, and the day that a page is asked for."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.kernel.message import Message, message
from huizhang.people.queries.plan import plan_on

__all__ = ["day_asked", "plan_on"]


def day_asked(request: HttpRequest) -> date:
    """The day of `?on=2026-03-01`; today where it is left out, or no day, which the page then says."""
    given, today = request.GET.get("on", ""), timezone.localdate()
    try:
        return date.fromisoformat(given) if given else today
    except ValueError:
        tell(request, message("“{given}” is no day; shown is today, {day}.", given=given, day=today))
        return today


def tell(request: HttpRequest, said: Message) -> None:
    """What of the address was not understood, and what is shown instead."""
    messages.warning(request, said.say(gettext), fail_silently=True)

"""Under which plan a page of a congress is read, and where it stands."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.people.queries.plan import plan_on
from huizhang.policy.pack import Pack, PackError
from huizhang.shell.pages import Crumb


def plan_today() -> Pack:
    """Raises PermissionDenied, with what is missing, where no plan is in force."""
    try:
        return plan_on(timezone.localdate())
    except PackError as refused:
        raise PermissionDenied(refused.message.say(gettext)) from refused


def crumbs_of(union: str, *further: Crumb) -> list[Crumb]:
    return [
        Crumb(gettext("Unions"), reverse("compliance:unions")),
        Crumb(union, reverse("compliance:union", args=[union])),
        *further,
    ]

"""Which congress an address means, and under which plan."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.congress.models import Congress
from huizhang.kernel.records import Union
from huizhang.org.queries.seeing import union_seen
from huizhang.people.queries.plan import plan_on
from huizhang.people.queries.seeing import SeeingRequest
from huizhang.policy.pack import Pack, PackError
from huizhang.shell.pages import Crumb


def plan_today() -> Pack:
    """Raises PermissionDenied, with what is missing, where no plan is in force."""
    try:
        return plan_on(timezone.localdate())
    except PackError as refused:
        raise PermissionDenied(refused.message.say(gettext)) from refused


def congress_seen(request: SeeingRequest, name: str) -> tuple[Congress | None, Union]:
    """To those who see its union; for a congress that does not exist the answer is that of no such union.

    Raises PermissionDenied, Http404.
    """
    found = Congress.objects.filter(congress=name).first()
    union = union_seen(request, found.union_id if found else "")
    return found, union


def crumbs_of(union: str, *further: Crumb) -> list[Crumb]:
    return [
        Crumb(gettext("Unions"), reverse("compliance:unions")),
        Crumb(union, reverse("compliance:union", args=[union])),
        *further,
    ]

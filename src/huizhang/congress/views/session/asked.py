"""Whose session an address means, and what its reader may do there."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.congress.models import Session
from huizhang.congress.queries.session.standing import Standing, standing_at
from huizhang.congress.views.asked import crumbs_of, plan_today
from huizhang.people.queries.seeing import SeeingRequest
from huizhang.shell.pages import Crumb


def standing(request: SeeingRequest, name: str) -> Standing:
    """Raises PermissionDenied, Http404."""
    return standing_at(request, name, plan_today(), timezone.localdate())


def opened(request: SeeingRequest, name: str) -> tuple[Standing, Session]:
    """Of a session whose books are open or closed again. Raises PermissionDenied, Http404."""
    found = standing(request, name)
    if found.session is None:
        raise Http404
    return found, found.session


def frame(found: Standing) -> dict[str, Any]:
    """What every page of a session shows around itself."""
    back = Crumb(gettext("The session"), reverse("congress:session", args=[found.congress.congress]))
    return {
        "congress": found.congress,
        "session": found.session,
        "union": found.union,
        "sees": found.sees,
        "leads": found.leads,
        "scrutinises": found.scrutinises,
        "own": found.own,
        "crumbs": crumbs_of(found.union.union, back) if found.sees else [back],
    }

"""Which election or congress an address means, under which plan, and what its reader may do there."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.congress.queries import Congress
from huizhang.congress.queries.seeing import congress_seen
from huizhang.elections.queries.standing import ONLY_WHO_LEADS, Standing, standing_at
from huizhang.kernel.records import Union
from huizhang.people.queries.plan import plan_on
from huizhang.people.queries.seeing import SeeingRequest, require
from huizhang.policy.pack import Pack, PackError
from huizhang.selection.queries.standing import may_ask_for
from huizhang.shell.pages import Crumb


def plan_today() -> Pack:
    """Raises PermissionDenied, with what is missing, where no plan is in force."""
    try:
        return plan_on(timezone.localdate())
    except PackError as refused:
        raise PermissionDenied(refused.message.say(gettext)) from refused


def standing(request: SeeingRequest, number: int) -> Standing:
    """Raises PermissionDenied, Http404."""
    return standing_at(request, number, plan_today(), timezone.localdate())


def conducted(request: SeeingRequest, name: str) -> tuple[Congress, Union, bool]:
    """With whether the reader conducts its elections. Raises PermissionDenied, Http404."""
    congress, union = congress_seen(request, name)
    return congress, union, may_ask_for(request.user, union, plan_today(), timezone.localdate())


def conducting(request: SeeingRequest, name: str) -> tuple[Congress, Union]:
    """Raises PermissionDenied, Http404."""
    congress, union, leads = conducted(request, name)
    require(leads, ONLY_WHO_LEADS)
    return congress, union


def frame(found: Standing) -> dict[str, Any]:
    """What every page of an election shows around itself."""
    crumbs = [Crumb(gettext("My elections"), reverse("elections:mine"))]
    if found.sees:
        name = found.election.congress_id
        crumbs = [
            Crumb(name, reverse("congress:workspace", args=[name])),
            Crumb(gettext("Elections"), reverse("elections:of_congress", args=[name])),
        ]
    return {"election": found.election, "found": found, "crumbs": crumbs}

"""Which election an address means, and what its reader is in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.approvals.actions import CaseRefused
from huizhang.elections.queries.standing import Standing, standing_at
from huizhang.kernel.message import Message
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


def opened(request: SeeingRequest, number: int, pack: Pack) -> Standing:
    """Of an election that was opened once. Raises PermissionDenied, Http404."""
    found = standing_at(request, number, pack, timezone.localdate())
    if not found.election.frozen:
        raise Http404
    return found


def frame(found: Standing) -> dict[str, Any]:
    """What every page of these shows around itself."""
    congress = found.election.congress_id
    crumbs = [Crumb(congress, reverse("congress:workspace", args=[congress]))] if found.sees else []
    return {"election": found.election, "congress": congress, "found": found, "crumbs": crumbs}


def refused(request: SeeingRequest, form: forms.Form, why: CaseRefused) -> None:
    for reason in why.messages:
        form.add_error(None, reason.say(gettext))


def told(request: SeeingRequest, said: Message) -> None:
    messages.success(request, said.say(gettext))


def status_of(form: forms.Form | None) -> int:
    """200 for none, 422 for one that is not filled in well, 409 for what the act refused."""
    if form is None or not form.is_bound:
        return 200
    return 409 if form.is_valid() or form.non_field_errors() else 422

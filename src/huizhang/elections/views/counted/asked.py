"""Which election that was opened once an address means, and what its reader is in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse

from huizhang.elections.queries.standing import Standing
from huizhang.elections.views import answering, asked
from huizhang.people.queries.seeing import SeeingRequest
from huizhang.shell.pages import Crumb


def opened(request: SeeingRequest, number: int) -> Standing:
    """Raises PermissionDenied, Http404."""
    found = asked.standing(request, number)
    if not found.election.frozen:
        raise Http404
    return found


def frame(found: Standing) -> dict[str, Any]:
    around = asked.frame(found)
    page = reverse("elections:election", args=[found.election.pk])
    return {**around, "crumbs": [*around["crumbs"], Crumb(found.election.title, page)]}


def status_of(form: forms.Form | None) -> int:
    return 200 if form is None else answering.status_of(form)

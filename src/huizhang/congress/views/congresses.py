"""The congresses of a union."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huizhang.congress.queries import congresses_of
from huizhang.congress.views.asked import crumbs_of
from huizhang.org.queries.seeing import union_seen
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.shell.pages import page_of


@require_safe
@login_required
@seeing
def of_union(request: SeeingRequest, name: str) -> HttpResponse:
    union = union_seen(request, name)
    page = page_of(request, congresses_of(union.union))
    facts = {"union": union, "page": page, "crumbs": crumbs_of(union.union)}
    return render(request, "congress/congresses.html", facts)

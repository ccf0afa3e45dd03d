"""The proposals to a congress, for everybody who is signed in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from huizhang.congress.models import Proposal
from huizhang.congress.proposals.shown import line_of
from huizhang.congress.queries.proposals import (
    is_delegate,
    listed,
    of_state,
    own_proposals,
    searched,
    takes_proposals,
    with_proposals,
)
from huizhang.congress.queries.seeing_proposals import congress_called
from huizhang.congress.rules.proposals.stages import Shown
from huizhang.congress.rules.proposals.words import last_day
from huizhang.congress.views.asked import plan_today
from huizhang.congress.words import PROPOSAL_STATES
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.shell.pages import page_of

LONGEST_SEARCH = 64
MOST_OWN = 20


@require_safe
@login_required
@seeing
def everywhere(request: SeeingRequest) -> HttpResponse:
    """One's own proposals, and the congresses to which there are others; those that take some first."""
    page = page_of(request, with_proposals(request.user))
    facts = {
        "own": [line_of(one) for one in own_proposals(request.user)[:MOST_OWN]],
        "page": page,
        "today": timezone.localdate(),
    }
    return render(request, "congress/proposals/everywhere.html", facts)


@require_safe
@login_required
@seeing
def proposals(request: SeeingRequest, name: str) -> HttpResponse:
    congress, pack = congress_called(name), plan_today()
    delegate = is_delegate(request.user, congress)
    every = listed(congress, request.user, delegate)
    page = page_of(request, _chosen(request, every))
    facts = {
        "congress": congress,
        "works_here": request.sight.union(congress.union.college_id),
        "page": page,
        "lines": [line_of(one) for one in page],
        "sits": delegate,
        "delegate": delegate and takes_proposals(congress),
        "closes": last_day(congress.date, pack),
        "today": timezone.localdate(),
        "needed": pack.proposing.seconders,
        "categories": pack.proposing.categories,
        "states": [(one, PROPOSAL_STATES[one][1]) for one in Shown],
        "asked": {key: request.GET.get(key, "") for key in ("category", "state", "q")},
    }
    return render(request, "congress/proposals/list.html", facts)


def _chosen(request: SeeingRequest, every: QuerySet[Proposal]) -> QuerySet[Proposal]:
    category, state = request.GET.get("category", ""), request.GET.get("state", "")
    if category:
        every = every.filter(category=category)
    if state in list(Shown):
        every = of_state(every, Shown(state))
    return searched(every, request.GET.get("q", "")[:LONGEST_SEARCH])

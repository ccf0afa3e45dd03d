"""Elections of a congress, and those that somebody votes, stands or watches in."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from huizhang.elections.models import Election
from huizhang.elections.queries import elections_of
from huizhang.elections.queries.complaints import complaints_by
from huizhang.elections.queries.standing import ballots_due, elections_for
from huizhang.elections.rules.running import state_in_words
from huizhang.elections.views.asked import conducted
from huizhang.elections.words import KINDS
from huizhang.kernel.message import Message
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.shell.pages import Crumb, page_of


@require_safe
@login_required
@seeing
def of_congress(request: SeeingRequest, name: str) -> HttpResponse:
    congress, union, leads = conducted(request, name)
    page = page_of(request, elections_of(congress.congress))
    facts = {
        "congress": congress,
        "union": union,
        "leads": leads,
        "page": page,
        "rows": _with_states(page),
        "kinds": list(KINDS.items()),
        "crumbs": [Crumb(congress.congress, reverse("congress:workspace", args=[congress.congress]))],
    }
    return render(request, "elections/elections.html", facts)


@require_safe
@login_required
@seeing
def mine(request: SeeingRequest) -> HttpResponse:
    page = page_of(request, elections_for(request.user))
    said = complaints_by(request.user, page)
    facts = {
        "due": ballots_due(request.user),
        "page": page,
        "rows": [(one, state, said.get(one.pk, [])) for one, state in _with_states(page)],
    }
    return render(request, "elections/mine.html", facts)


def _with_states(found: Iterable[Election]) -> list[tuple[Election, Message]]:
    now = timezone.now()
    return [(one, state_in_words(one.state, one.closes, now)) for one in found]

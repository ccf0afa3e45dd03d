"""The screen in the hall: turnout and time while ballots are cast, nothing of them; then the result."""

from __future__ import annotations

from hashlib import sha256

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from huizhang.elections.models import Election
from huizhang.elections.queries.screen import Screen, election_on_screen, screen_lately
from huizhang.elections.rules.running import state_in_words
from huizhang.elections.views.counted.asked import opened
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.shell.pages import reading, wants_part


@require_safe
@login_required
@seeing
def hall(request: SeeingRequest, number: int) -> HttpResponse:
    """To those who see the union or take part."""
    return _screen(request, opened(request, number).election)


@require_safe
def linked(request: HttpRequest, token: str) -> HttpResponse:
    """For the hall's computer, where nobody is signed in: the election that was opened last."""
    found = election_on_screen(token)
    if found is None:
        raise Http404
    return _screen(request, found)


def _screen(request: HttpRequest, election: Election) -> HttpResponse:
    """The part that changes is asked for again and again, and sent only where it did change."""
    screen, part = screen_lately(election), wants_part(request)
    tag = _tag(screen)
    if part and request.headers.get("If-None-Match") == tag:
        answer = HttpResponse(status=304)
    else:
        template = "elections/counted/turnout.html" if part else "elections/counted/hall.html"
        state = state_in_words(screen.state, screen.closes, timezone.now())
        facts = {"screen": screen, "state": state, "congress": election.congress_id, "here": request.path}
        answer = render(request, template, facts)
    if part:
        answer.headers["ETag"] = tag
        answer.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ("HX-Request", "Cookie"))
    return answer


def _tag(screen: Screen) -> str:
    told = f"{reading().code} {screen.minutes_left} {screen}"
    return quote_etag(sha256(told.encode()).hexdigest()[:32])

"""The screen in the hall: how many are there, whether that is enough; counts and names of delegations."""

from __future__ import annotations

from hashlib import sha256

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from huizhang.congress.models import Session
from huizhang.congress.queries.session.house import Counted, counted_lately
from huizhang.congress.queries.session.roll import session_in_hall
from huizhang.congress.views.session.asked import opened
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.shell.pages import reading, wants_part


@require_safe
@login_required
@seeing
def hall(request: SeeingRequest, name: str) -> HttpResponse:
    """To everybody of the session who is signed in."""
    return _screen(request, opened(request, name)[1])


@require_safe
def linked(request: HttpRequest, token: str) -> HttpResponse:
    """For the hall's computer, where nobody is signed in."""
    found = session_in_hall(token)
    if found is None:
        raise Http404
    return _screen(request, found)


def _screen(request: HttpRequest, session: Session) -> HttpResponse:
    """The part that changes is asked for again and again, and sent only where it did change."""
    count, part = counted_lately(session), wants_part(request)
    tag = _tag(count)
    if part and request.headers.get("If-None-Match") == tag:
        answer = HttpResponse(status=304)
    else:
        template = "congress/session/count.html" if part else "congress/session/hall.html"
        facts = {"count": count, "congress": session.congress, "session": session, "here": request.path}
        answer = render(request, template, facts)
    if part:
        answer.headers["ETag"] = tag
        answer.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ("HX-Request", "Cookie"))
    return answer


def _tag(count: Counted) -> str:
    return quote_etag(sha256(f"{reading().code} {count}".encode()).hexdigest()[:32])

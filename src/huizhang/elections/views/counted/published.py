"""What anybody may see and download of an election that is published, signed in or not."""

from __future__ import annotations

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huizhang.elections import verify_election
from huizhang.elections.models import ElectionCount
from huizhang.elections.queries.counts import as_counted, count_of, counted_again, published_counts
from huizhang.elections.queries.elections import elections, repeated_by
from huizhang.elections.rules.bars import drawn
from huizhang.elections.rules.running import IN_WORDS
from huizhang.elections.rules.states import State
from huizhang.shell.downloads import as_download
from huizhang.shell.pages import page_of

ZIP, PYTHON = "application/zip", "text/x-python; charset=utf-8"
VERIFIER = "verify_election.py"


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """Every election that is published, with `?congress=` those of one congress."""
    congress = request.GET.get("congress", "")
    page = page_of(request, published_counts(congress))
    rows = [(one, IN_WORDS[State(one.election.state)]) for one in page]
    facts = {"page": page, "rows": rows, "congress": congress}
    return render(request, "elections/counted/published.html", facts)


@require_safe
def result(request: HttpRequest, number: int) -> HttpResponse:
    made = _published(number)
    election, count = as_counted(made.election), counted_again(made)
    facts = {
        "election": made.election,
        "known": election,
        "made": made,
        "void": count.failed,
        "annulled": made.election.state == State.ANNULLED,
        "again": repeated_by(made.election),
        "result": count,
        "drawn": drawn(election, count),
        "file": _name(number),
        "verifier": VERIFIER,
    }
    return render(request, "elections/counted/result.html", facts)


@require_safe
def bundle(request: HttpRequest, number: int) -> HttpResponse:
    return as_download(_name(number), ZIP, bytes(_published(number).bundle or b""))


@require_safe
def verifier(request: HttpRequest) -> HttpResponse:
    """The reference verifier, as it stands in the program."""
    return as_download(VERIFIER, PYTHON, Path(verify_election.__file__).read_bytes())


def _published(number: int) -> ElectionCount:
    """Raises Http404."""
    found = elections().filter(pk=number).first()
    made = count_of(found) if found else None
    if made is None or made.published_at is None:
        raise Http404
    return made


def _name(number: int) -> str:
    return f"election-{number}.zip"

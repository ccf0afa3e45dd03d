"""The delegates of a congress: how many each constituency sends, who they are, what they have in common."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from huizhang.congress.actions import name_ex_officio
from huizhang.congress.models import Delegate
from huizhang.congress.queries.candidates import alternates, candidates, leavings_of
from huizhang.congress.queries.credentials import composition_of, credentials_of
from huizhang.congress.queries.electors import Electors, constituencies, electors_of, term_of
from huizhang.congress.queries.judging import judged_delegates
from huizhang.congress.queries.seeing import (
    Seen,
    colleges_to_elect,
    delegates_seen,
    seats_to_recommend,
    sending,
)
from huizhang.congress.rosters import KINDS, roster
from huizhang.congress.rules.delegates.candidates import faults_of_term
from huizhang.congress.views.answering import done, status_of
from huizhang.congress.views.asked import crumbs_of, plan_today
from huizhang.congress.views.delegate_forms import OfficeForm
from huizhang.congress.words import DELEGATE_KINDS, PLACES
from huizhang.documents.typst import FontMissing
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import ONLY_THE_UNION, may_ask_for
from huizhang.shell.downloads import as_download
from huizhang.shell.pages import Crumb, page_of, reading

LONGEST_QUESTION = 64
STROKES = "strokes"


@require_safe
@login_required
@seeing
def mine(request: SeeingRequest) -> HttpResponse:
    """The congresses for which the reader recommends delegates or records their election."""
    page = page_of(request, sending(request, plan_today(), timezone.localdate()))
    return render(request, "congress/delegates_mine.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def delegates(request: SeeingRequest, name: str) -> HttpResponse:
    seen, pack = delegates_seen(request, name), plan_today()
    may_ask = may_ask_for(request.user, seen.union, pack, timezone.localdate())
    if request.method == "POST":
        require(may_ask, ONLY_THE_UNION)
    form = OfficeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        request,
        form,
        lambda: name_ex_officio(actor=request.user, congress=seen.congress, pack=pack, **form.cleaned_data),
        message("Recorded."),
    ):
        return redirect("congress:delegates", name)
    facts = {**facts_of_delegates(request, seen, pack), "form": form, "may_ask": may_ask}
    return render(request, "congress/delegates.html", facts, status=status_of(form))


def facts_of_delegates(request: SeeingRequest, seen: Seen, pack: Pack) -> dict[str, Any]:
    today, congress = timezone.localdate(), seen.congress
    electors, term = electors_of(congress, seen.union, pack, today), term_of(congress)
    whole = seen.colleges is None
    return {
        "congress": congress,
        "union": seen.union,
        "term": term,
        "stops": list(faults_of_term(term)),
        "undecided": electors.seats is None and not term.assembly and term.called,
        "units": units_shown(request, seen, electors, pack),
        "roll": sum(electors.units.values()) if term.assembly else None,
        "withdraws": may_ask_for(request.user, seen.union, pack, today)
        or bool(colleges_to_elect(request.user, seen.union, pack, today)),
        "recommends": bool(seats_to_recommend(request.user, seen.union, pack, today)),
        "composition": composition_of(congress, electors) if whole and not term.assembly else None,
        "whole": rules_shown(seen, pack) if whole and not term.assembly else [],
        "page": page_of(request, asked_for(request, seen)),
        "kinds": DELEGATE_KINDS,
        "asked": {name: request.GET.get(name, "") for name in ("q", "unit")},
        "alternates": list(alternates(congress)) if whole else [],
        "left": [(one, PLACES[one.place]) for one in leavings_of(congress)] if whole else [],
        "credentials": credentials_of(congress),
        "ex_officio": pack.electing.ex_officio,
        "crumbs": crumbs_of_delegates(seen),
    }


def crumbs_of_delegates(seen: Seen, *further: Crumb) -> list[Crumb]:
    """Whoever does not see the union comes from the list of their own."""
    if seen.colleges is not None:
        return [Crumb(gettext("Delegates"), reverse("congress:mine")), *further]
    back = Crumb(gettext("Congresses"), reverse("congress:of_union", args=[seen.union.union]))
    return crumbs_of(seen.union.union, back, *further)


def units_shown(request: SeeingRequest, seen: Seen, electors: Electors, pack: Pack) -> list[dict[str, Any]]:
    """Each constituency with who waits for its election, and whether the reader records it."""
    waiting = _counted(candidates(seen.congress))
    behind = _counted(alternates(seen.congress))
    elects = colleges_to_elect(request.user, seen.union, pack, timezone.localdate())
    return [
        {
            "one": one,
            "waiting": waiting.get((one.kind, one.name), 0),
            "alternates": behind.get((one.kind, one.name), 0),
            "elects": bool(elects) and (one.kind == "club" or (seen.union.college or one.name) in elects),
        }
        for one in constituencies(seen.congress, electors)
        if seen.sees(one.name, one.kind)
    ]


def _counted(rows: QuerySet[Any]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for kind, name in rows.values_list("kind", "constituency"):
        found[kind, name] = found.get((kind, name), 0) + 1
    return found


def rules_shown(seen: Seen, pack: Pack) -> list[dict[str, Any]]:
    """What the board will say of the delegates as a whole, by today's numbers."""
    judged = judged_delegates(seen.congress, pack, timezone.localdate())
    return [
        {"name": reading().choose(rule.zh, rule.en), "cite": rule.cite, "verdict": verdict}
        for rule, verdict in judged.whole
    ]


def asked_for(request: SeeingRequest, seen: Seen) -> QuerySet[Delegate]:
    """By name or number, and by constituency."""
    found, words = seen.delegates(), request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    if words:
        found = found.filter(Q(student__name__contains=words) | Q(student__student_no__startswith=words))
    if unit := request.GET.get("unit", ""):
        found = found.filter(constituency=unit)
    return found


@require_safe
@login_required
@seeing
def listed(request: SeeingRequest, name: str, ending: str) -> HttpResponse:
    """The list of delegates by delegation, in Chinese as filed; of a general assembly the roll."""
    seen, pack = delegates_seen(request, name), plan_today()
    if ending not in KINDS:
        raise Http404
    try:
        electors = electors_of(seen.congress, seen.union, pack, timezone.localdate())
        content = roster(seen, electors, ending, strokes=request.GET.get("order") == STROKES)
    except FontMissing as missing:
        messages.error(request, missing.message.say(gettext))
        return redirect("congress:delegates", name)
    return as_download(f"{seen.congress.congress} 代表名单.{ending}", KINDS[ending], content)

"""Every act, the newest first; one act with all that its hash covers; the check of the chain."""

from __future__ import annotations

import json

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from huizhang.kernel.message import message
from huizhang.ledger import queries
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.records.acts.words import told
from huizhang.records.views.asking import organ_name
from huizhang.shell.pages import Crumb, page_of, render_page


@require_safe
@login_required
@seeing
def entries(request: SeeingRequest) -> HttpResponse:
    """Searched by person, subject or organ; of one act if asked."""
    _require(request)
    asked = request.GET.get("asked", "").replace("\0", "")
    act = request.GET.get("act", "").replace("\0", "")
    page = page_of(request, queries.entries(asked, act).defer("payload"))
    organs = {entry.organ: organ_name(entry.organ) for entry in page.object_list if entry.organ}
    context = {
        "page": page,
        "rows": [(entry, told(entry.act), organs.get(entry.organ, "")) for entry in page.object_list],
        "acts": [(each, told(each)) for each in queries.acts()],
        "asked": asked,
        "act": act,
    }
    return render_page(request, "ledger/entries.html", "ledger/list.html", context)


@require_safe
@login_required
@seeing
def entry(request: SeeingRequest, seq: int) -> HttpResponse:
    _require(request)
    found = queries.entries().filter(seq=seq).first()
    if found is None:
        raise Http404
    context = {
        "entry": found,
        "act": told(found.act),
        "organ": organ_name(found.organ) if found.organ else "",
        "payload": json.dumps(found.payload, ensure_ascii=False, indent=2),
        "crumbs": [Crumb(gettext("Ledger of acts"), "/ledger/")],
    }
    return render(request, "ledger/entry.html", context)


@require_safe
@login_required
@seeing
def check(request: SeeingRequest) -> HttpResponse:
    """Every hash computed again, from the first entry on."""
    _require(request)
    context = {
        "broken": queries.verify(),
        "count": queries.count(),
        "head": queries.head(),
        "crumbs": [Crumb(gettext("Ledger of acts"), "/ledger/")],
    }
    return render(request, "ledger/check.html", context)


def _require(request: SeeingRequest) -> None:
    require(
        request.sight.school or request.sight.keeps_accounts,
        message("The ledger is open to seats on organs of the school and to the administrator."),
    )

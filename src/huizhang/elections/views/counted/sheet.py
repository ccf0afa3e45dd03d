"""A teller's own tally sheet: pile by pile, then handed in; the other one is not seen before both are in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.approvals.actions import CaseRefused
from huizhang.elections import actions
from huizhang.elections.queries.counts import as_counted, disagreements, own_sheet, sheets_in, tells
from huizhang.elections.queries.standing import Standing
from huizhang.elections.rules.counting import SHEETS
from huizhang.elections.rules.sheets import sheet_of
from huizhang.elections.rules.states import Mode, State
from huizhang.elections.views.counted.asked import frame, opened, plan_today, refused, status_of, told
from huizhang.elections.views.counted.forms import PileForm
from huizhang.kernel.message import message
from huizhang.kernel.tally.sheets import totals_of_sheet
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.pack import Pack

ONLY_TELLERS = message("Only the tellers of this election keep tally sheets.")
SAID = {
    "put": message("The pile is on your sheet."),
    "drop": message("The pile is taken off your sheet."),
    "hand_in": message("Your sheet is handed in."),
    "take_back": message("Your sheet is yours again; correct it and hand it in."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def sheet(request: SeeingRequest, number: int) -> HttpResponse:
    """To this election's tellers, each their own."""
    pack = plan_today()
    found = opened(request, number, pack)
    if not tells(found.election, request.user):
        raise PermissionDenied(ONLY_TELLERS.say(gettext))
    if found.election.mode != Mode.PAPER or found.election.returned is None:
        raise Http404
    form = _handed_in(request, found)
    if form is not None and form.is_valid() and _done(request, found, form, pack):
        return redirect(request.path)
    facts = {**frame(found), **_shown(request, found, form)}
    return render(request, "elections/counted/sheet.html", facts, status=status_of(form))


def _handed_in(request: SeeingRequest, found: Standing) -> forms.Form | None:
    if request.method != "POST":
        return None
    if request.POST.get("act") == "put":
        return PileForm(request.POST, election=as_counted(found.election))
    return forms.Form(request.POST)


def _done(request: SeeingRequest, found: Standing, form: forms.Form, pack: Pack) -> bool:
    act, facts = request.POST.get("act", ""), {"actor": request.user, "election": found.election}
    try:
        if isinstance(form, PileForm):
            actions.put_pile(**facts, pile=form.as_pile())  # type: ignore[arg-type]  # by their names
        elif act == "drop":
            actions.drop_pile(**facts, name=request.POST.get("pile", ""))  # type: ignore[arg-type]  # as above
        elif act == "take_back":
            actions.take_sheet_back(**facts, pack=pack)  # type: ignore[arg-type]  # as above
        else:
            act = "hand_in"
            actions.hand_in_sheet(**facts, pack=pack)  # type: ignore[arg-type]  # as above
    except CaseRefused as why:
        refused(request, form, why)
        return False
    told(request, SAID[act])
    return True


def _shown(request: SeeingRequest, found: Standing, form: forms.Form | None) -> dict[str, Any]:
    known, own = as_counted(found.election), own_sheet(found.election, request.user)
    piles = sheet_of(own.piles) if own else ()
    both = sheets_in(found.election)
    return {
        "known": known,
        "own": own,
        "piles": piles,
        "totals": totals_of_sheet(piles, known),
        "open": found.election.state == State.CLOSED,
        "both": len(both) >= SHEETS,
        "differences": disagreements(both, known),
        "refused": None if isinstance(form, PileForm) else form,
        "form": form if isinstance(form, PileForm) else _next(known, len(piles)),
    }


def _next(known: Any, piles: int) -> PileForm:
    return PileForm(election=known, initial={"pile": str(piles + 1)})

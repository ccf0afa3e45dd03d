"""A teller's own tally sheet: pile by pile, then handed in; the other one is not seen before both are in."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.elections import actions
from huizhang.elections.queries.counts import (
    as_counted,
    count_of,
    disagreements,
    names_on,
    own_sheet,
    sheets_compared,
    sheets_in,
    tellers_of,
    tells,
    why_void,
)
from huizhang.elections.queries.standing import Standing
from huizhang.elections.rules.counting import SHEETS
from huizhang.elections.rules.running import IN_WORDS
from huizhang.elections.rules.sheets import sheet_of
from huizhang.elections.rules.states import UNCOUNTED, Mode, State
from huizhang.elections.views.answering import done
from huizhang.elections.views.asked import plan_today
from huizhang.elections.views.counted.asked import frame, opened, status_of
from huizhang.elections.views.counted.count import NOT_HERE
from huizhang.elections.views.counted.forms import PileForm, written_as
from huizhang.kernel.message import message
from huizhang.kernel.tally import Election
from huizhang.kernel.tally.sheets import Sheet, totals_of_sheet
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
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
    found = opened(request, number)
    require(tells(found.election, request.user), ONLY_TELLERS)
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
    facts: dict[str, Any] = {"actor": request.user, "election": found.election}
    does: dict[str, Callable[[], object]] = {
        "put": lambda: actions.put_pile(**facts, pile=form.as_pile()),  # type: ignore[attr-defined]  # a PileForm by its act
        "drop": lambda: actions.drop_pile(**facts, name=request.POST.get("pile", "")),
        "take_back": lambda: actions.take_sheet_back(**facts, pack=pack),
        "hand_in": lambda: actions.hand_in_sheet(**facts, pack=pack),
    }
    act = request.POST.get("act", "")
    if act not in does:
        form.add_error(None, NOT_HERE.say(gettext))
        return False
    return done(request, form, does[act], SAID[act])


def _shown(request: SeeingRequest, found: Standing, form: forms.Form | None) -> dict[str, Any]:
    known, own = as_counted(found.election), own_sheet(found.election, request.user)
    piles = sheet_of(own.piles) if own else ()
    compared, totals = sheets_compared(found.election), totals_of_sheet(piles, known)
    over = found.election.state not in UNCOUNTED or count_of(found.election) is not None
    named = request.GET.get("pile")
    return {
        "known": known,
        "own": own,
        "piles": piles,
        "totals": totals,
        "complete": totals.ballots == known.returned,
        "corrected": named if named in {one.name for one in piles} else "",
        "void": why_void(found.election),
        "writing": not over and (own is None or own.handed_in_at is None),
        "both": len(sheets_in(found.election)) >= SHEETS,
        "tellers": tellers_of(found.election),
        "differences": disagreements(compared, known),
        "of_whom": names_on(compared),
        "over": IN_WORDS[State(found.election.state)] if over else None,
        "refused": None if isinstance(form, PileForm) else form,
        "form": form if isinstance(form, PileForm) else _empty(request, known, piles),
    }


def _empty(request: SeeingRequest, known: Election, piles: Sheet) -> PileForm:
    """For the pile that the address names, with what stands on the sheet, or for another one."""
    named = next((one for one in piles if one.name == request.GET.get("pile")), None)
    if named is not None:
        return PileForm(election=known, initial=written_as(named))
    taken = {one.name for one in piles}
    number = next(each for each in count(1) if str(each) not in taken)
    return PileForm(election=known, initial={"pile": str(number)})

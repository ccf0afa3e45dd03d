"""The page on which an election is counted: every step in words, then published, then passed on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.elections import actions
from huizhang.elections.models import Election
from huizhang.elections.queries.counts import (
    as_counted,
    count_of,
    counted_again,
    disagreements,
    names_on,
    numbers_settled,
    sheets_compared,
    sheets_in,
    tellers_of,
    tells,
    tied_by_hand,
    why_void,
)
from huizhang.elections.queries.elections import repeated_by
from huizhang.elections.queries.held import result_held
from huizhang.elections.queries.standing import Standing
from huizhang.elections.rules.bars import drawn
from huizhang.elections.rules.counting import SHEETS
from huizhang.elections.rules.running import state_in_words
from huizhang.elections.rules.states import ENDED, UNCOUNTED, Kind, Mode, State
from huizhang.elections.views.answering import done
from huizhang.elections.views.asked import plan_today
from huizhang.elections.views.counted.asked import frame, opened, status_of
from huizhang.elections.views.counted.forms import PapersForm, PassingForm
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack

ONLY_OFFICERS = message("The scrutineers and tellers of this election count it, or whoever conducts it.")
NOT_HERE = message("This page has no such act; open it again.")
SAID = {
    "papers": message("The numbers of ballots are on record."),
    "count": message("The election is counted."),
    "publish": message("Published: anybody can download the ballots and count again."),
    "pass_on": message("The congress has the result."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def count(request: SeeingRequest, number: int) -> HttpResponse:
    """To those who see the union or take part; acts by who watches, counts or conducts it."""
    pack = plan_today()
    found = opened(request, number)
    form = _handed_in(request, found)
    if form is not None and form.is_valid() and _done(request, found, form, pack):
        return redirect(request.path)
    facts = {**frame(found), **_shown(request, found, form)}
    return render(request, "elections/counted/count.html", facts, status=status_of(form))


def _handed_in(request: SeeingRequest, found: Standing) -> forms.Form | None:
    if request.method != "POST":
        return None
    # delegates are passed on by the union of their college, which the act judges
    passes = request.POST.get("act") == "pass_on"
    require(found.watches or found.leads or (found.elects and passes), ONLY_OFFICERS)
    if passes:
        return _passing(found.election, request.POST)
    kinds: dict[str, type[forms.Form]] = {"papers": PapersForm}
    return kinds.get(request.POST.get("act", ""), forms.Form)(request.POST)


def _passing(election: Election, given: Any = None) -> PassingForm:
    auto = {} if given is not None else {"auto_id": "passing_%s"}
    return PassingForm(given, kind=election.kind, tied=tied_by_hand(election), **auto)


def _done(request: SeeingRequest, found: Standing, form: forms.Form, pack: Pack) -> bool:
    act = request.POST.get("act", "")
    facts: dict[str, Any] = {"actor": request.user, "election": found.election, "pack": pack}
    does: dict[str, Callable[[], Election]] = {
        "papers": lambda: actions.record_papers(**facts, **form.cleaned_data),
        "count": lambda: actions.count_election(**facts),
        "publish": lambda: actions.publish_election(**facts),
        "pass_on": lambda: actions.pass_result_on(**facts, passing=form.passing()),  # type: ignore[attr-defined]  # a PassingForm by its act
    }
    if act not in does:
        form.add_error(None, NOT_HERE.say(gettext))
        return False
    return done(request, form, does[act], SAID[act])


def _passes(found: Standing) -> bool:
    """Whether the form that passes the result on is of use to this reader."""
    return found.elects or (found.leads and found.election.kind == Kind.PRESIDIUM)


def _papers(election: Election) -> PapersForm:
    """With the numbers on record, to be corrected."""
    known = {"issued": election.issued, "returned": election.returned}
    return PapersForm(auto_id="papers_%s", initial=known if election.returned is not None else {})


def _shown(request: SeeingRequest, found: Standing, form: forms.Form | None) -> dict[str, Any]:
    election, made = found.election, count_of(found.election)
    known = as_counted(election) if election.returned is not None else None
    result = counted_again(made) if made else None
    compared = sheets_compared(election)
    differences = disagreements(compared, known) if known else ()
    return {
        "state": state_in_words(election.state, election.closes, timezone.now()),
        "paper": election.mode == Mode.PAPER,
        "acts": (found.watches or found.leads) and not found.stands,
        "tells": tells(election, request.user),
        "known": known,
        "made": made,
        "void": why_void(election),
        "again": repeated_by(election),
        "ended": ENDED,
        "held": result_held(election),
        "uncounted": made is None and election.state in UNCOUNTED,
        "result": result,
        "follows": list(election.followed_by.order_by("pk")),
        "drawn": drawn(known, result) if known and result else None,
        "tellers": tellers_of(election),
        "differences": differences,
        "agree": len(sheets_in(election)) >= SHEETS and not differences,
        "of_whom": names_on(compared),
        "form": form,
        "papers": form if isinstance(form, PapersForm) else _papers(election),
        "correctable": made is None and election.returned is not None and not any(numbers_settled(election)),
        "passing": form if isinstance(form, PassingForm) else _passing(election),
        "passes": election.state == State.PUBLISHED and _passes(found),
    }

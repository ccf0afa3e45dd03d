"""The page of an election: what is fixed, how many voted, and for whoever conducts it what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from huizhang.elections import actions as acts
from huizhang.elections.forms import ExtendForm, WhyForm, WithdrawForm, why_field
from huizhang.elections.models import ElectionCandidate
from huizhang.elections.queries import candidates_of
from huizhang.elections.queries.complaints import complaints_told
from huizhang.elections.queries.elections import cut_short
from huizhang.elections.queries.held import result_held
from huizhang.elections.queries.standing import ONLY_WHO_LEADS, Standing
from huizhang.elections.rules.running import WHEN
from huizhang.elections.views.answering import done, status_of
from huizhang.elections.views.asked import frame, plan_today, standing
from huizhang.elections.views.shown import facts_of_election
from huizhang.kernel.message import Message, message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack

NOT_HERE = message("This cannot be done now; look at the election again.")
# what leads an election on, where it is the first that can be done
ONWARD = ("open", "resume", "close")
Does = Callable[[SeeingRequest, Standing, Mapping[str, Any], Pack], object]


class EarlyForm(forms.Form):
    why = why_field(_("Why before the announced hour"))


@dataclass(frozen=True, slots=True)
class Act:
    title: Message
    said: Message
    warning: Message
    does: Does


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def election(request: SeeingRequest, number: int) -> HttpResponse:
    found, pack = standing(request, number), plan_today()
    conducts = found.leads or found.opens
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if request.method == "POST":
        require(conducts, ONLY_WHO_LEADS)
    handed = forms_open(found, act, request.POST) if conducts else {}
    form = handed.get(act)
    if form is not None and form.is_valid():
        given, one = form.cleaned_data, ACTS[act]
        if done(request, form, lambda: one.does(request, found, given, pack), one.said):
            return redirect("elections:election", number)
    elif form is None and request.method == "POST":
        messages.error(request, NOT_HERE.say(gettext))
    facts = {
        **frame(found),
        **facts_of_election(found, pack),
        "complaints": complaints_told(request, found.election, timezone.localdate()),
        "handed": [(name, ACTS[name], each, name in ONWARD) for name, each in handed.items()],
    }
    status = 422 if request.method == "POST" and form is None else status_of(form or forms.Form())
    return render(request, "elections/election.html", facts, status=status)


def forms_open(found: Standing, act: str, data: Any) -> dict[str, forms.Form]:
    """Each by its act, in the order in which an election needs them."""

    def given(name: str) -> dict[str, Any]:
        return {"data": data if act == name else None, "auto_id": f"{name}_%s"}

    state, people = found.election.state, _standing(found)
    made: dict[str, forms.Form] = {
        "open": forms.Form(**given("open")),
        "resume": forms.Form(**given("resume")),
        "close": (EarlyForm if cut_short(found.election) else forms.Form)(**given("close")),
        "suspend": WhyForm(**given("suspend")),
        "extend": ExtendForm(**given("extend")),
        "withdraw": WithdrawForm(**given("withdraw"), people=people),
        "abort": WhyForm(**given("abort")),
        "annul": WhyForm(**given("annul")),
    }
    if result_held(found.election):
        del made["annul"]
    return {name: form for name, form in made.items() if state in WHEN[name]}


def _standing(found: Standing) -> list[tuple[int, str]]:
    rows = candidates_of(found.election).filter(withdrawn_at__isnull=True)
    return [(one.pk, one.name) for one in rows]


def _open(request: SeeingRequest, found: Standing, given: Mapping[str, Any], pack: Pack) -> object:
    return acts.open_election(actor=request.user, election=found.election, pack=pack)


def _close(request: SeeingRequest, found: Standing, given: Mapping[str, Any], pack: Pack) -> object:
    return acts.close_election(actor=request.user, election=found.election, pack=pack, **given)


def _resume(request: SeeingRequest, found: Standing, given: Mapping[str, Any], pack: Pack) -> object:
    return acts.resume_election(actor=request.user, election=found.election, pack=pack)


def _suspend(request: SeeingRequest, found: Standing, given: Mapping[str, Any], pack: Pack) -> object:
    return acts.suspend_election(actor=request.user, election=found.election, pack=pack, **given)


def _extend(request: SeeingRequest, found: Standing, given: Mapping[str, Any], pack: Pack) -> object:
    return acts.extend_election(actor=request.user, election=found.election, pack=pack, **given)


def _withdraw(request: SeeingRequest, found: Standing, given: Mapping[str, Any], pack: Pack) -> object:
    one = get_object_or_404(ElectionCandidate, pk=given["candidate"], election=found.election)
    return acts.withdraw_candidate(actor=request.user, candidate=one, why=given["why"], pack=pack)


def _abort(request: SeeingRequest, found: Standing, given: Mapping[str, Any], pack: Pack) -> object:
    return acts.abort_election(actor=request.user, election=found.election, pack=pack, **given)


ACTS = {
    "open": Act(
        message("Open the election"),
        message("Done; where an organ has to speak first, it waits there."),
        message(
            "Whoever is present now is on the roll. Candidates, rules and roll are fixed; their hash goes "
            "on record."
        ),
        _open,
    ),
    "close": Act(
        message("Close the ballot"),
        message("The ballot is closed and the box is sealed."),
        message("No ballot is taken any more. The box is sealed, and cannot be opened for voting again."),
        _close,
    ),
    "resume": Act(
        message("Resume the ballot"),
        message("Ballots are taken again."),
        message("Ballots are taken again; those in the box stay there."),
        _resume,
    ),
    "suspend": Act(
        message("Suspend the ballot"),
        message("No ballots are taken until it is resumed."),
        message("No ballots are taken until it is resumed; those in the box stay there."),
        _suspend,
    ),
    "extend": Act(
        message("Extend the ballot"),
        message("The ballot ends later now."),
        message("It is announced anew. Whoever closes before that hour says why."),
        _extend,
    ),
    "withdraw": Act(
        message("Withdraw a candidate"),
        message("The candidate has withdrawn."),
        message(
            "Before the opening the name leaves the ballot; afterwards it stays, and its votes count for "
            "nothing."
        ),
        _withdraw,
    ),
    "abort": Act(
        message("Break the election off"),
        message("Done; where an organ has to speak first, it waits there."),
        message("What was cast is sealed and never counted. The election stays on record, to be repeated."),
        _abort,
    ),
    "annul": Act(
        message("Annul the election"),
        message("Done; where an organ has to speak first, it waits there."),
        message(
            "Nobody is elected by it. Ballots, count and reason stay published, and the election can be "
            "repeated."
        ),
        _abort,
    ),
}

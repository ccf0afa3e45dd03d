"""How an election is set up is changed, before it is opened."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from huizhang.elections.actions import revise_election
from huizhang.elections.forms import DraftForm, rules_as_fields
from huizhang.elections.queries.standing import ONLY_WHO_LEADS, Standing
from huizhang.elections.rules.states import State
from huizhang.elections.views import drafting, following
from huizhang.elections.views.answering import done, status_of
from huizhang.elections.views.asked import frame, plan_today, standing
from huizhang.elections.views.filled import as_drafted, rules_held
from huizhang.elections.views.officers import asked, picks
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def revise(request: SeeingRequest, number: int) -> HttpResponse:
    found, pack = standing(request, number), plan_today()
    require(found.leads, ONLY_WHO_LEADS)
    one = found.election
    if one.state != State.DRAFTED:
        raise Http404
    form, picking = _form(request, found, pack), picks(request.POST)
    if form.is_valid() and not picking:

        def act() -> None:
            wish = drafting.wish_of(form, one.congress, found.union, further=one.after is not None)
            revise_election(actor=request.user, election=one, draft=wish, pack=pack)

        if done(request, form, act, message("The election is set up as you wrote now.")):
            return redirect("elections:election", number)
    facts = {
        **frame(found),
        **asked(form, picking, lambda unit: drafting.waiting(one.congress, unit)),
        "union": found.union,
        "title": message("Change how it is set up"),
        "revising": True,
    }
    return render(request, "elections/draft.html", facts, status=status_of(facts["form"]))


def _form(request: SeeingRequest, found: Standing, pack: Pack) -> DraftForm:
    one, initial = found.election, as_drafted(found.election)
    if one.after is not None:
        asks = following.form_after(request, one.after, found.union, pack, initial)
    else:
        asks = drafting.form_of(request, one.kind, one.congress, found.union, pack)
    asks.initial = {**asks.initial, **initial, **rules_as_fields(rules_held(one, pack))}
    return asks

"""Who speaks for an absent seat-holder, and for how long."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from huizhang.approvals.actions import delegate, end_delegation
from huizhang.approvals.forms import DeputyForm
from huizhang.approvals.queries.handing_over import successors
from huizhang.approvals.queries.notifying import delegations_of, delegations_to
from huizhang.approvals.queries.seeing import NO_SEAT, own_delegation
from huizhang.approvals.showing import seat_called
from huizhang.approvals.views.answering import done, status_of, told
from huizhang.kernel.message import message
from huizhang.people.queries import Seat, seats_held
from huizhang.people.queries.plan import plan_on
from huizhang.people.queries.seeing import SeeingRequest, require, seeing


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def deputies(request: SeeingRequest) -> HttpResponse:
    today = timezone.localdate()
    pack, held = plan_on(today), {str(one.pk): one for one in seats_held(request.user, today)}
    require(bool(held), NO_SEAT)
    others = {str(one.pk): one for one in successors(request.user, today)}
    form = DeputyForm(
        request.POST if request.method == "POST" else None,
        seats=[(key, seat_called(pack, one)) for key, one in held.items()],
        deputies=[(key, f"{one.account.name} · {seat_called(pack, one)}") for key, one in others.items()],
        initial={"first_day": today, "last_day": today},
    )
    if form.is_valid() and _delegated(request, form, held, others):
        return redirect("approvals:deputies")
    facts = {
        "form": form,
        "others": others,
        "given": [(one, seat_called(pack, one.absent)) for one in delegations_of(request.user, today)],
        "taken": [(one, seat_called(pack, one.absent)) for one in delegations_to(request.user, today)],
    }
    return render(request, "approvals/deputies.html", facts, status=status_of(form))


def _delegated(
    request: SeeingRequest, form: DeputyForm, held: dict[str, Seat], others: dict[str, Seat]
) -> bool:
    given = form.cleaned_data

    def act() -> object:
        return delegate(
            actor=request.user,
            seat=held[given["seat"]],
            deputy=others[given["deputy"]].account,
            first_day=given["first_day"],
            last_day=given["last_day"],
        )

    return done(request, form, act, message("Recorded: your deputy speaks for you in that time."))


@require_POST
@login_required
@seeing
def end(request: SeeingRequest, number: int) -> HttpResponse:
    found = own_delegation(request, number)
    told(
        request,
        lambda: end_delegation(actor=request.user, delegation=found),
        message("Ended: you speak for yourself again."),
    )
    return redirect("approvals:deputies")

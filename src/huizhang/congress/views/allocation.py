"""The seats of a congress: computed as one looks, proposed, decided, frozen."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions import Seats, correct_allocation, propose_allocation
from huizhang.congress.models import ProposedAllocation
from huizhang.congress.queries.seeing import congress_seen, returned_allocation
from huizhang.congress.views.asked import plan_today
from huizhang.congress.views.looking import Look, look_at
from huizhang.congress.views.shown import page_of_seats
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.selection.queries.standing import ONLY_THE_UNION, may_ask_for


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def allocation(request: SeeingRequest, name: str) -> HttpResponse:
    congress, union = congress_seen(request, name)
    look = look_at(request, congress, union, plan_today())
    if request.method == "POST":
        allowed = may_ask_for(request.user, union, look.pack, timezone.localdate())
        require(allowed, ONLY_THE_UNION)
    if request.POST.get("act") != "propose" or look.wish is None:
        return page_of_seats(request, look)
    return _handed_in(request, look, look.wish)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def correct(request: SeeingRequest, number: int) -> HttpResponse:
    """What came back is proposed anew, by whoever proposed it."""
    found = returned_allocation(request, number)
    congress, union = congress_seen(request, found.congress_id)
    look = look_at(request, congress, union, plan_today(), found)
    if request.POST.get("act") != "propose" or look.wish is None:
        return page_of_seats(request, look)
    return _handed_in(request, look, look.wish)


def _handed_in(request: SeeingRequest, look: Look, wish: Seats) -> HttpResponse:
    try:
        made = _proposed(request, look, wish)
    except CaseRefused as refused:
        for said in refused.messages:
            look.form.add_error(None, said.say(gettext))
        return page_of_seats(request, look, 409)
    messages.success(request, gettext("Handed in; the case is on its way."))
    return redirect("approvals:case", made.case_id)


def _proposed(request: SeeingRequest, look: Look, wish: Seats) -> ProposedAllocation:
    if look.returned is None:
        return propose_allocation(actor=request.user, congress=look.congress, wish=wish, pack=look.pack)
    return correct_allocation(actor=request.user, proposed=look.returned, wish=wish, pack=look.pack)

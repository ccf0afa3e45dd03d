"""The hand-over of seats at the end of a term."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from huizhang.approvals.actions import CaseRefused, hand_over_seat, sign_seat_hand_over
from huizhang.approvals.forms import HandoverForm
from huizhang.approvals.queries.handing_over import handovers_of, own_seats, successors, waiting_numbers
from huizhang.approvals.queries.seeing import NO_SEAT, own_handover
from huizhang.approvals.showing import seat_called
from huizhang.people.queries import Seat
from huizhang.people.queries.plan import plan_on
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.shell.pages import page_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def hand_overs(request: SeeingRequest) -> HttpResponse:
    today = timezone.localdate()
    pack, held = plan_on(today), {str(one.pk): one for one in own_seats(request.user)}
    require(bool(held), NO_SEAT)
    others = {str(one.pk): one for one in successors(request.user, today)}
    form = HandoverForm(
        request.POST if request.method == "POST" else None,
        seats=[(key, seat_called(pack, one)) for key, one in held.items()],
        followers=[(key, f"{one.account.name} · {seat_called(pack, one)}") for key, one in others.items()],
    )
    if form.is_valid() and _handed(request, form, held, others):
        return redirect("approvals:hand_overs")
    page = page_of(request, handovers_of(request.user))
    facts = {
        "form": form,
        "others": others,
        "waiting": sorted({number for one in held.values() for number in waiting_numbers(one)}),
        "page": page,
        "rows": [(one, seat_called(pack, one.outgoing)) for one in page.object_list],
    }
    status = (409 if form.is_valid() or form.non_field_errors() else 422) if form.is_bound else 200
    return render(request, "approvals/hand_overs.html", facts, status=status)


def _handed(
    request: SeeingRequest, form: HandoverForm, held: dict[str, Seat], others: dict[str, Seat]
) -> bool:
    given = form.cleaned_data
    try:
        hand_over_seat(
            actor=request.user,
            outgoing=held[given["outgoing"]],
            incoming=others[given["incoming"]],
            left=form.left(),
        )
    except CaseRefused as refused:
        for said in refused.messages:
            form.add_error(None, said.say(gettext))
        return False
    messages.success(request, gettext("Signed; the one who follows signs as well."))
    return True


@require_POST
@login_required
@seeing
def sign(request: SeeingRequest, number: int) -> HttpResponse:
    found = own_handover(request, number)
    try:
        sign_seat_hand_over(actor=request.user, handover=found)
    except CaseRefused as refused:
        for said in refused.messages:
            messages.error(request, said.say(gettext))
    else:
        messages.success(request, gettext("Signed; the hand-over is complete."))
    return redirect("approvals:hand_overs")

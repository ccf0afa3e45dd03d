"""The hand-over of seats at the end of a term."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from huizhang.approvals.actions import hand_over_seat, sign_seat_hand_over
from huizhang.approvals.forms import HandoverForm
from huizhang.approvals.queries.handing_over import handovers_of, own_seats, successors, waiting_numbers
from huizhang.approvals.queries.seeing import NO_SEAT, own_handover
from huizhang.approvals.showing import seat_called
from huizhang.approvals.views.answering import done, status_of, told
from huizhang.kernel.message import message
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
    return render(request, "approvals/hand_overs.html", facts, status=status_of(form))


def _handed(
    request: SeeingRequest, form: HandoverForm, held: dict[str, Seat], others: dict[str, Seat]
) -> bool:
    given = form.cleaned_data

    def act() -> object:
        return hand_over_seat(
            actor=request.user,
            outgoing=held[given["outgoing"]],
            incoming=others[given["incoming"]],
            left=form.left(),
        )

    return done(request, form, act, message("Signed; the one who follows signs as well."))


@require_POST
@login_required
@seeing
def sign(request: SeeingRequest, number: int) -> HttpResponse:
    found = own_handover(request, number)
    told(
        request,
        lambda: sign_seat_hand_over(actor=request.user, handover=found),
        message("Signed; the hand-over is complete."),
    )
    return redirect("approvals:hand_overs")

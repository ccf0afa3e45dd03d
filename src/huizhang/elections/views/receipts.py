"""Those who watch an election, conduct it or answer complaints check a receipt that they are shown."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from huizhang.elections.forms import ReceiptForm
from huizhang.elections.queries.receipts import proves
from huizhang.elections.views.answering import status_of
from huizhang.elections.views.asked import frame, standing
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing

ONLY_WHO_WATCHES = message("Those who watch, count or conduct an election check receipts.")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def check(request: SeeingRequest, number: int) -> HttpResponse:
    """It says only whether number and code belong together, so nobody learns here who voted."""
    found = standing(request, number)
    require(found.checks_receipts, ONLY_WHO_WATCHES)
    form, holds = ReceiptForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        given = form.cleaned_data
        holds = proves(found.election, given["student_no"].strip(), given["code"])
    return render(
        request,
        "elections/check_receipt.html",
        {**frame(found), "form": form, "holds": holds},
        status=status_of(form) if holds is None else 200,
    )

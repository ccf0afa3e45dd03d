"""A complaint about an election is written."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from huizhang.elections.actions import complain, last_day
from huizhang.elections.forms import why_field
from huizhang.elections.views.answering import done, status_of
from huizhang.elections.views.asked import frame, plan_today, standing
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing

ONLY_CONCERNED = message("Those who vote, stand, watch or count in an election complain about it.")


class ComplaintForm(forms.Form):
    said = why_field(_("What do you complain of?"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def complaint(request: SeeingRequest, number: int) -> HttpResponse:
    found, pack = standing(request, number), plan_today()
    require(found.takes_part, ONLY_CONCERNED)
    form = ComplaintForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data["said"]

        def act() -> None:
            complain(actor=request.user, election=found.election, said=said, pack=pack)

        if done(request, form, act, message("Your complaint is handed in; the organ answers it.")):
            return redirect("elections:election", number)
    facts = {**frame(found), "form": form, "until": last_day(found.election, pack)}
    return render(request, "elections/complaint.html", facts, status=status_of(form))

"""The page of a session: everything about it, and for whoever leads it what can be done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.congress.queries.session.standing import ONLY_WHO_LEADS, accounts_found
from huizhang.congress.views.answering import done, status_of
from huizhang.congress.views.asked import crumbs_of, plan_today
from huizhang.congress.views.session.asked import frame, standing
from huizhang.congress.views.session.forms import LookUpForm
from huizhang.congress.views.session.handed import ACTS, TITLES, form_of, forms_open
from huizhang.congress.views.session.shown import facts_of_session
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing

NOT_HERE = message("This cannot be done now; look at the session again.")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def books(request: SeeingRequest, name: str) -> HttpResponse:
    found, pack = standing(request, name), plan_today()
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if request.method == "POST":
        require(found.leads, ONLY_WHO_LEADS)
    form = form_of(act, request, found, pack)
    if form is not None and form.is_valid():
        given, one = form.cleaned_data, ACTS[act]
        if done(request, form, lambda: one.does(request, found, given, pack), one.said):
            return redirect("congress:session", name)
    elif form is None and act:
        messages.error(request, NOT_HERE.say(gettext))
    handed = forms_open(found, pack) if found.leads else {}
    if form is not None and act in TITLES:
        handed[act] = form
    looked = LookUpForm(request.GET)
    asked = looked.cleaned_data["who"] if looked.is_valid() else ""
    facts: dict[str, Any] = {
        **frame(found),
        **facts_of_session(found, pack),
        "crumbs": crumbs_of(found.union.union) if found.sees else [],
        "named": form if act == "scrutineer" else None,
        "look_up": looked,
        "asked": asked,
        "people": accounts_found(found.session, asked) if found.session and found.leads else [],
        "handed": [(one, TITLES[one], each) for one, each in handed.items()],
    }
    status = 422 if request.method == "POST" and form is None else status_of(form or forms.Form())
    return render(request, "congress/session/books.html", facts, status=status)

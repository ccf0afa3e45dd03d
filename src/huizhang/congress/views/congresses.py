"""The congresses of a union, and calling the next."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from huizhang.congress.actions import call_congress
from huizhang.congress.forms import CallForm
from huizhang.congress.queries import cadence_of, congresses_of, open_call
from huizhang.congress.rules.calling import Call, too_near
from huizhang.congress.rules.timeline import AFTERWARDS, Name
from huizhang.congress.views.answering import done, status_of
from huizhang.congress.views.asked import crumbs_of, plan_today
from huizhang.congress.words import NAMES
from huizhang.kernel.message import Message, message
from huizhang.org.queries.seeing import union_seen
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import ONLY_THE_UNION, may_ask_for
from huizhang.shell.pages import page_of

BEFORE = tuple(name for name in Name if name not in AFTERWARDS)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def of_union(request: SeeingRequest, name: str) -> HttpResponse:
    union, pack = union_seen(request, name), plan_today()
    may_ask = may_ask_for(request.user, union, pack, timezone.localdate())
    if request.method == "POST":
        require(may_ask, ONLY_THE_UNION)
    form = CallForm(request.POST if request.method == "POST" else None)
    near = _near(form, pack) if form.is_valid() and "anyway" not in request.POST else []
    if form.is_valid() and not near and _called(request, union.union, form):
        return redirect("congress:workspace", form.cleaned_data["name"].strip())
    facts = {
        "union": union,
        "page": page_of(request, congresses_of(union.union)),
        "form": form,
        "may_call": may_ask,
        "near": near,
        "ahead": max((pack.days.get(f"congress_{name}", 0) for name in BEFORE), default=0),
        "cadence": cadence_of(union, pack, timezone.localdate()),
        "open": open_call(union.union),
        "crumbs": crumbs_of(union.union),
    }
    status = 200 if near else status_of(form)
    return render(request, "congress/congresses.html", facts, status=status)


def _near(form: CallForm, pack: Pack) -> list[tuple[Message, date]]:
    """What the call would come too late for."""
    late = too_near(form.cleaned_data["day"], timezone.localdate(), pack)
    return (
        [(NAMES[name], due) for name, due in late] if form.cleaned_data["day"] >= timezone.localdate() else []
    )


def _called(request: SeeingRequest, union: str, form: CallForm) -> bool:
    call = Call(**form.cleaned_data)
    return done(
        request,
        form,
        lambda: call_congress(actor=request.user, union=union, call=call, pack=plan_today()),
        message("The congress is called."),
    )

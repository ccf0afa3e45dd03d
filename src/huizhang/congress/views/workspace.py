"""A congress as one workspace: how far it is, what is recorded and asked for on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.congress.actions import (
    cancel_congress,
    enter_word,
    move_congress,
    record_milestone,
    request_congress,
)
from huizhang.congress.forms import CancellingForm, MilestoneForm, MovingForm, RequestForm, WordForm
from huizhang.congress.models import Congress
from huizhang.congress.queries.seeing import congress_seen
from huizhang.congress.rules.requests import ASKED, Word
from huizhang.congress.views.answering import done, status_of
from huizhang.congress.views.asked import crumbs_of, plan_today
from huizhang.congress.views.shown_course import facts_of_course
from huizhang.congress.words import REQUESTS
from huizhang.kernel.message import Message, message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import ONLY_THE_UNION, may_ask_for
from huizhang.shell.pages import Crumb

TITLES = {
    "record": message("Record what took place"),
    "word": message("Enter the word of a gathering or of a body above"),
    **REQUESTS,
    "move": message("Put it off or bring it forward"),
    "cancel": message("Cancel the congress"),
}
# what changes the call itself, and what is said then
CHANGES: Mapping[str, tuple[Callable[..., object], Message]] = {
    "move": (
        move_congress,
        message("The day is changed; a request to convene it on the old day holds no longer."),
    ),
    "cancel": (cancel_congress, message("The congress is cancelled.")),
}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def workspace(request: SeeingRequest, name: str) -> HttpResponse:
    congress, union = congress_seen(request, name)
    pack, today = plan_today(), timezone.localdate()
    may_ask = may_ask_for(request.user, union, pack, today)
    if request.method == "POST":
        require(may_ask, ONLY_THE_UNION)
    facts = facts_of_course(congress, union, pack, today)
    forms_of = _forms(request, congress, facts, pack, today)
    form = forms_of.get(request.POST.get("act", ""))
    if form is not None and form.is_valid() and _act(request, congress, form, pack):
        return redirect("congress:workspace", congress.congress)
    back = Crumb(gettext("Congresses"), reverse("congress:of_union", args=[union.union]))
    facts |= {
        "may_ask": may_ask,
        "handed": [(act, TITLES[act], one) for act, one in forms_of.items()],
        "crumbs": crumbs_of(union.union, back),
    }
    status = 422 if request.method == "POST" and form is None else status_of(form or forms.Form())
    return render(request, "congress/workspace.html", facts, status=status)


def _forms(
    request: SeeingRequest, congress: Congress, facts: dict[str, Any], pack: Pack, today: date
) -> dict[str, forms.Form]:
    """Each by its act; the one that was handed in is bound. None where the congress was cancelled."""
    if facts["cancelled"]:
        return {}
    act = request.POST.get("act")

    def given(name: str) -> dict[str, Any]:
        return {"data": request.POST} if act == name else {}

    found: dict[str, forms.Form] = {
        "record": MilestoneForm(**given("record"), initial={"day": today}, auto_id="record_%s")
    }
    if facts["words"]:
        found["word"] = WordForm(
            **given("word"), initial={"on": today}, choices=facts["words"], auto_id="word_%s"
        )
    for what, _ in facts["asks"]:
        said = opening(what, congress, pack)
        found[what] = RequestForm(**given(what), initial={"said": said}, auto_id=f"{what}_%s")
    if facts["awaited"]:
        found["move"] = MovingForm(**given("move"), initial={"day": congress.date}, auto_id="move_%s")
        found["cancel"] = CancellingForm(**given("cancel"), auto_id="cancel_%s")
    return found


def _act(request: SeeingRequest, congress: Congress, form: forms.Form, pack: Pack) -> bool:
    """Whether it was done; what was refused stands on the form."""
    given = form.cleaned_data
    facts: dict[str, Any] = {"actor": request.user, "congress": congress, "pack": pack}
    act = request.POST["act"]
    if act in ASKED:
        return done(
            request,
            form,
            lambda: request_congress(**facts, what=act, said=given["said"]),
            message("Handed in; the case is on its way."),
        )
    if act == "word":
        milestone, _, organ = given["whose"].partition(":")
        word = Word(milestone, organ, given["on"], given["reference"])
        return done(request, form, lambda: enter_word(**facts, word=word), message("Recorded."))
    if act in CHANGES:
        change, said = CHANGES[act]
        return done(request, form, lambda: change(**facts, **given), said)
    return done(request, form, lambda: record_milestone(**facts, **given), message("Recorded."))


def opening(what: str, congress: Congress, pack: Pack) -> str:
    """How such a request begins in Chinese; whoever hands it in goes on from there."""
    day = f"{congress.date.year}年{congress.date.month}月{congress.date.day}日"
    said = {
        "preparing": f"拟于{day}召开{congress.congress}，现申请启动筹备工作。",
        "convening": f"{congress.congress}各项筹备工作已经就绪，拟于{day}召开，现申请批准召开。",
        "result": f"{congress.congress}已于{day}召开，选举结果已向大会公告，现申请批准。",
    }
    return f"根据《{pack.title}》，{said[what]}"

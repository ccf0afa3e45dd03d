"""A presidium's meetings: the list, one of them with its minutes, and everything that is written there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huizhang.kernel.records import Union
from huizhang.org.actions import (
    PostRefused,
    convene_meeting,
    finish_follow_up,
    record_attendance,
    record_decision,
)
from huizhang.org.forms import ConveneForm, DecisionForm
from huizhang.org.models import AgendaItem, Meeting
from huizhang.org.queries import convenes, follow_ups, meetings_of, of_presidium
from huizhang.org.queries.meetings import members_on, minutes_of
from huizhang.org.queries.seeing import ONLY_WHO_CONVENES, meeting_seen, resolution_seen, union_seen
from huizhang.org.rules.rotation import rotates
from huizhang.people.queries import Student
from huizhang.people.queries.plan import plan_on
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.shell.pages import Crumb, page_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def meetings(request: SeeingRequest, name: str) -> HttpResponse:
    """The list with what is still to be done; whoever may convene calls the next one here."""
    union = union_seen(request, name)
    if request.method == "POST":
        today = timezone.localdate()
        require(convenes(request.user, union.union, today, plan_on(today)), ONLY_WHO_CONVENES)
    form = ConveneForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _list(request, union, form)
    if not form.is_valid():
        return _list(request, union, form, 422)
    given = form.cleaned_data
    try:
        made = convene_meeting(
            actor=request.user,
            union=union.union,
            at=given["at"],
            place=given["place"],
            agenda=form.points,
            pack=plan_on(timezone.localdate()),
        )
    except PostRefused as refused:
        form.add_error(None, refused.message.say(gettext))
        return _list(request, union, form, 409)
    messages.success(request, gettext("The presidium is called together."))
    return redirect("org:meeting", made.pk)


@require_safe
@login_required
@seeing
def meeting(request: SeeingRequest, number: int) -> HttpResponse:
    found = meeting_seen(request, number)
    return shown(request, found)


@require_safe
@login_required
@seeing
def minutes(request: SeeingRequest, number: int) -> HttpResponse:
    """To read and to print."""
    found = meeting_seen(request, number)
    return render(request, "org/minutes.html", about(request, found))


@require_POST
@login_required
@seeing
def attend(request: SeeingRequest, number: int) -> HttpResponse:
    found = meeting_seen(request, number)
    try:
        record_attendance(
            actor=request.user,
            meeting=found,
            present=request.POST.getlist("present"),
            pack=plan_on(timezone.localdate()),
        )
    except PostRefused as refused:
        return shown(request, found, 409, faults=[refused.message.say(gettext)])
    messages.success(request, gettext("Who was there is recorded."))
    return redirect("org:meeting", found.pk)


@require_POST
@login_required
@seeing
def decide(request: SeeingRequest, number: int, point: int) -> HttpResponse:
    found = meeting_seen(request, number)
    item = get_object_or_404(AgendaItem, meeting=found, number=point)
    form = _form(item, members_on(found.union_id, timezone.localdate()), request.POST)
    if not form.is_valid():
        return shown(request, found, 422, asked=(item.pk, form))
    given = form.cleaned_data
    try:
        record_decision(
            actor=request.user,
            item=item,
            text=given["text"],
            votes=form.votes,
            responsible=given["responsible"] or None,
            due=given["due"],
            pack=plan_on(timezone.localdate()),
        )
    except PostRefused as refused:
        form.add_error(None, refused.message.say(gettext))
        return shown(request, found, 409, asked=(item.pk, form))
    messages.success(request, gettext("The decision is recorded."))
    return redirect("org:meeting", found.pk)


@require_POST
@login_required
@seeing
def finish(request: SeeingRequest, number: int) -> HttpResponse:
    """What was decided has been done."""
    found = resolution_seen(request, number)
    today = timezone.localdate()
    try:
        finish_follow_up(actor=request.user, resolution=found, day=today, pack=plan_on(today))
    except PostRefused as refused:
        messages.error(request, refused.message.say(gettext))
    else:
        messages.success(request, gettext("Done, and recorded."))
    return redirect("org:meeting", found.item.meeting_id)


def shown(
    request: SeeingRequest,
    found: Meeting,
    status: int = 200,
    asked: tuple[int, DecisionForm] | None = None,
    **more: Any,
) -> HttpResponse:
    """With a form for every point that is not decided yet, where the reader keeps the minutes."""
    facts = about(request, found)
    forms = {} if asked is None else {asked[0]: asked[1]}
    members = members_on(found.union_id, timezone.localdate())
    facts["points"] = [
        (item, made, forms.get(item.pk) or _form(item, members)) for item, made in facts["decided"]
    ]
    return render(request, "org/meeting.html", facts | more, status=status)


def about(request: SeeingRequest, found: Meeting) -> dict[str, Any]:
    """The meeting with its minutes, as both pages show them."""
    day = timezone.localdate(found.at)
    members = members_on(found.union_id, day)
    present = set(found.attendance.values_list("student_id", flat=True))
    return {
        "meeting": found,
        "members": members,
        "present": [one for one in members if one.pk in present],
        "absent": [one for one in members if one.pk not in present] if present else [],
        "decided": minutes_of(found),
        "begun": found.at <= timezone.now(),
        "keeps": of_presidium(request.user, found.union_id, timezone.localdate()),
        "crumbs": [
            Crumb(found.union_id, reverse("compliance:union", args=[found.union_id])),
            Crumb(gettext("Presidium meetings"), reverse("org:meetings", args=[found.union_id])),
        ],
    }


def _form(item: AgendaItem, members: list[Student], given: QueryDict | None = None) -> DecisionForm:
    choices = [(one.pk, f"{one.name} {one.pk}") for one in members]
    return DecisionForm(given, members=choices, auto_id=f"point-{item.number}-%s")


def _list(request: SeeingRequest, union: Union, form: ConveneForm, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    pack = plan_on(today)
    facts = {
        "union": union,
        "page": page_of(request, meetings_of(union.union)),
        "to_do": follow_ups(union.union)[:50],
        "today": today,
        "form": form,
        "may_convene": convenes(request.user, union.union, today, pack),
        "keeps": of_presidium(request.user, union.union, today),
        "rotates": rotates(pack),
        "crumbs": [Crumb(gettext("Unions"), reverse("compliance:unions"))],
    }
    return render(request, "org/meetings.html", facts, status=status)

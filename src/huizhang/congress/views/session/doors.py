"""Check-in at the doors: found by name or number, or by the code that a phone's camera opens."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.session import check_in, check_out
from huizhang.congress.models import Session
from huizhang.congress.queries.session.house import counted
from huizhang.congress.queries.session.listed import roll_for_doors
from huizhang.congress.queries.session.roll import looked_up, off_the_roll
from huizhang.congress.queries.session.standing import ONLY_SCRUTINEERS, Standing
from huizhang.congress.rules.session.attendance import Arrival
from huizhang.congress.views.asked import plan_today
from huizhang.congress.views.session.asked import frame, opened
from huizhang.congress.views.session.forms import DoorForm
from huizhang.congress.views.session.queued import BadQueue, answered, read
from huizhang.kernel.message import Message, message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing

CAME, WENT = message("{name} is checked in."), message("{name} has left.")
ACTS = {"in": (check_in, CAME), "out": (check_out, WENT)}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def doors(request: SeeingRequest, name: str) -> HttpResponse:
    """For those who are named to check people in."""
    found, session = opened(request, name)
    require(found.scrutinises, ONLY_SCRUTINEERS)
    status = 200
    if request.method == "POST":
        said = tried(request, session, student_no=request.POST.get("student_no", ""))
        if said is None:
            kept = {"door": request.POST.get("door", ""), "q": ""}
            return redirect(f"{reverse('congress:check_in', args=[name])}?{urlencode(kept)}")
        status = 409
        for one in said:
            messages.error(request, one.say(gettext))
    return render(request, "congress/session/doors.html", _facts(request, found, session), status=status)


def _facts(request: SeeingRequest, found: Standing, session: Session) -> dict[str, Any]:
    form = DoorForm(request.POST if request.method == "POST" else request.GET)
    form.is_valid()
    asked = form.cleaned_data.get("q", "")
    return {
        **frame(found),
        "form": form,
        "asked": asked,
        "door": form.cleaned_data.get("door", ""),
        "lines": [(one, str(uuid4())) for one in looked_up(session, asked)] if asked else [],
        "stranger": bool(asked) and off_the_roll(session, asked),
        "count": counted(session),
        "roll": roll_for_doors(session),
    }


def tried(request: SeeingRequest, session: Session, **whom: str) -> tuple[Message, ...] | None:
    """What stands against it; None when it is done and said."""
    act, said = ACTS["out" if request.POST.get("act") == "out" else "in"]
    given = request.POST.get
    arrival = Arrival(given("key", ""), door=given("door", ""), **whom)
    try:
        made = act(actor=request.user, session=session, arrival=arrival, pack=plan_today())
    except CaseRefused as refused:
        return refused.messages
    messages.success(request, Message(said.text, {"name": made.entitled.student.name}).say(gettext))
    return None


@require_POST
@login_required
@seeing
def queue(request: SeeingRequest, name: str) -> HttpResponse:
    """Check-ins that waited in the browser: each answered by itself, so that one refused stops no other."""
    found, session = opened(request, name)
    require(found.scrutinises, ONLY_SCRUTINEERS)
    try:
        entries = read(json.loads(request.body))
    except (BadQueue, ValueError):
        said = gettext("These check-ins cannot be read; load the page again.")
        return JsonResponse({"problems": [{"message": said}]}, status=422)
    answers = answered(request.user, session, entries, plan_today())
    count = counted(session)
    return JsonResponse({"answers": answers, "present": count.present, "entitled": count.entitled})

"""Public notices: who was determined for what, for everybody to see before it takes effect."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huizhang.approvals.actions import CaseRefused, ReasonAsked
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.selection.actions import close_notice, object_to
from huizhang.selection.actions import take_back as revoke
from huizhang.selection.forms import POSTS
from huizhang.selection.models import Notice
from huizhang.selection.queries.notices import (
    in_effect,
    objected_by,
    objections_for,
    organs_of,
    running,
    unanswered,
)
from huizhang.selection.queries.seeing import notice_seen
from huizhang.selection.views.asked import plan_today, told
from huizhang.shell.pages import Crumb, organ_called, page_of


@require_safe
@login_required
@seeing
def every(request: SeeingRequest) -> HttpResponse:
    """Those that run, or those whose people are in effect; never what was taken back."""
    ended = bool(request.GET.get("ended"))
    page = page_of(request, in_effect() if ended else running())
    facts = {
        "page": page,
        "rows": [(one, POSTS[one.nomination.post]) for one in page.object_list],
        "ended": ended,
        "today": timezone.localdate(),
    }
    return render(request, "selection/notices.html", facts)


@require_safe
@login_required
@seeing
def one(request: SeeingRequest, number: int) -> HttpResponse:
    return _shown(request, notice_seen(request, number, timezone.localdate()))


@require_POST
@login_required
@seeing
def objecting(request: SeeingRequest, number: int) -> HttpResponse:
    found = notice_seen(request, number, timezone.localdate())
    said = request.POST.get("said", "")
    try:
        object_to(actor=request.user, notice=found.pk, said=said, pack=plan_today())
    except CaseRefused as refused:
        return _shown(request, found, 409, faults=told(refused.messages), said=said)
    messages.success(
        request, gettext("Your objection is handed in. The organ that determined has to answer it.")
    )
    return redirect("selection:notice", found.pk)


@require_POST
@login_required
@seeing
def close(request: SeeingRequest, number: int) -> HttpResponse:
    found, given = notice_seen(request, number, timezone.localdate()), request.POST
    reason = given.get("reason", "")
    try:
        close_notice(
            actor=request.user,
            notice=found.pk,
            organ=given.get("organ", ""),
            pack=plan_today(),
            reason=reason,
        )
    except CaseRefused as refused:
        asks = isinstance(refused, ReasonAsked)
        return _shown(request, found, 409, faults=told(refused.messages), asks_reason=asks, reason=reason)
    messages.success(request, gettext("The notice is closed."))
    return redirect("selection:notice", found.pk)


@require_POST
@login_required
@seeing
def take_back(request: SeeingRequest, number: int) -> HttpResponse:
    found, given = notice_seen(request, number, timezone.localdate()), request.POST
    why = given.get("why", "")
    try:
        revoke(actor=request.user, notice=found.pk, organ=given.get("organ", ""), why=why, pack=plan_today())
    except CaseRefused as refused:
        return _shown(request, found, 409, faults=told(refused.messages), why=why)
    messages.success(request, gettext("What was determined is taken back."))
    return redirect("approvals:case", found.nomination.case_id)


def _shown(request: SeeingRequest, found: Notice, status: int = 200, **given: Any) -> HttpResponse:
    today, pack = timezone.localdate(), plan_today()
    organs = organs_of(request.user, found, today)
    own = request.sight.own == found.nomination.student_id
    takes = found.ended_at is None and found.opens <= today <= found.last_day
    facts = {
        "notice": found,
        "nomination": found.nomination,
        "post_name": POSTS[found.nomination.post],
        "determined_by": organ_called(pack, found.organ),
        "organs": [(organ, organ_called(pack, organ)) for organ in organs],
        "over": found.last_day < today,
        "unanswered": unanswered(found) if organs else 0,
        "may_object": takes and not own and not organs and not objected_by(request.user, found),
        "objections": objections_for(request.user, found, today),
        "days": pack.days.get("objection"),
        "concerned": own or bool(organs),
        "crumbs": [Crumb(gettext("Public notices"), reverse("selection:notices"))],
        **given,
    }
    return render(request, "selection/notice.html", facts, status=status)

"""Applications as the recommending organ sees them: sorted, then recommended as one list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huizhang.approvals.actions import CaseRefused
from huizhang.eligibility.actions import record_views
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.kept import said_again
from huizhang.policy.pack import Pack
from huizhang.selection.actions import recommend_shortlist, sort_applications
from huizhang.selection.models import Application, Call
from huizhang.selection.queries.calls import days_of, handled, wanted_of
from huizhang.selection.queries.course import course_of_application
from huizhang.selection.queries.seeing import call_of, handling_organ
from huizhang.selection.rules.applying import Sorted
from huizhang.selection.views.asked import plan_today, told
from huizhang.selection.views.call_forms import ShortlistForm, post_called
from huizhang.selection.views.shown import named
from huizhang.shell.pages import Crumb, organ_called, page_of


@require_safe
@login_required
@seeing
@transaction.atomic
def every(request: SeeingRequest, number: int) -> HttpResponse:
    """With each verdict; that somebody looked is recorded."""
    return _shown(request, call_of(number))


@require_POST
@login_required
@seeing
@transaction.atomic
def sort(request: SeeingRequest, number: int) -> HttpResponse:
    call, pack = call_of(number), plan_today()
    organ = handling_organ(request, call, timezone.localdate(), pack)
    asked = [int(one) for one in request.POST.getlist("application") if one.isdecimal()]
    word = request.POST.get("as", "")
    if word not in set(Sorted):
        raise Http404
    try:
        sort_applications(
            actor=request.user,
            organ=organ,
            call=call.pk,
            applications=asked,
            sorted_as=Sorted(word),
            pack=pack,
        )
    except CaseRefused as refused:
        return _shown(request, call, 409, faults=told(refused.messages))
    return redirect("selection:applications", call.pk)


@require_POST
@login_required
@seeing
@transaction.atomic
def recommend(request: SeeingRequest, number: int) -> HttpResponse:
    call, pack = call_of(number), plan_today()
    organ = handling_organ(request, call, timezone.localdate(), pack)
    form = ShortlistForm(request.POST, wanted=list(wanted_of(call)))
    if not form.is_valid():
        return _shown(request, call, 422, form)
    try:
        made = recommend_shortlist(
            actor=request.user, organ=organ, call=call.pk, declared=form.declared(), pack=pack
        )
    except CaseRefused as refused:
        return _shown(request, call, 409, form, told(refused.messages))
    messages.success(request, gettext("{n} people are recommended.").format(n=len(made)))
    if len(made) == 1:
        return redirect("approvals:case", made[0].case_id)
    return redirect("approvals:batch", made[0].case.batch)


def _shown(
    request: SeeingRequest,
    call: Call,
    status: int = 200,
    form: ShortlistForm | None = None,
    faults: list[str] | None = None,
) -> HttpResponse:
    pack, today = plan_today(), timezone.localdate()
    organ = handling_organ(request, call, today, pack)
    found = handled(request.user, call, today, pack)[organ]
    page = page_of(request, found)
    people = [one.student_id for one in page.object_list]
    record_views(request.user, student_nos=people, what="recommendation", organs=[organ])
    waiting = found.filter(nomination__isnull=True)
    facts = {
        "call": call,
        "organ": organ_called(pack, organ),
        "page": page,
        "rows": [_row(one, pack) for one in page.object_list],
        "shortlisted": waiting.filter(sorted_as=Sorted.SHORTLISTED).count(),
        "over": days_of(call).over(today),
        "form": form or ShortlistForm(wanted=list(wanted_of(call))),
        "faults": faults,
        "crumbs": [
            Crumb(gettext("Open calls"), reverse("selection:calls")),
            Crumb(
                gettext("Call of {union}").format(union=call.union_id),
                reverse("selection:call", args=[call.pk]),
            ),
        ],
    }
    return render(request, "selection/applications.html", facts, status=status)


def _row(one: Application, pack: Pack) -> dict[str, Any]:
    told_of = [
        (
            named(pack.rules[condition["rule"]]),
            condition["status"],
            [said_again(reason) for reason in condition["reasons"]],
        )
        for condition in one.conditions
        if condition["rule"] in pack.rules
    ]
    return {
        "application": one,
        "post": post_called(one.wanted),
        "course": course_of_application(one),
        "conditions": told_of,
    }

"""Open calls: published for everybody signed in; a student sees the own verdict and applies."""

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

from huizhang.approvals.actions import CaseRefused
from huizhang.eligibility.snapshot import DamagedSnapshot
from huizhang.kernel.verdict import heaviest
from huizhang.people.queries import Student
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.pack import Pack
from huizhang.selection.actions import apply_for, close_call, qualify, withdraw_application
from huizhang.selection.models import Call
from huizhang.selection.queries.calls import (
    applications_of,
    called_by,
    callers,
    calls,
    days_of,
    handled,
    taking,
    wanted_of,
)
from huizhang.selection.queries.course import course_of_application
from huizhang.selection.queries.seeing import call_of, own_application
from huizhang.selection.views.asked import plan_today, told
from huizhang.selection.views.call_forms import ApplyForm, post_called
from huizhang.selection.views.shown import ShownCondition
from huizhang.shell.pages import Crumb, organ_called, page_of

OWN = 5


@require_safe
@login_required
@seeing
def every(request: SeeingRequest) -> HttpResponse:
    """Those one can apply to today; with `ended` the others."""
    ended, today, pack = bool(request.GET.get("ended")), timezone.localdate(), plan_today()
    page = page_of(request, calls().exclude(taking(today)) if ended else calls().filter(taking(today)))
    own = applications_of(request.sight.own)[:OWN] if request.sight.own else ()
    facts = {
        "page": page,
        "rows": [(one, organ_called(pack, one.organ)) for one in page.object_list],
        "own": [(one, post_called(one.wanted), course_of_application(one)) for one in own],
        "ended": ended,
        "today": today,
        "may_call": bool(callers(request.user, today, pack)),
    }
    return render(request, "selection/calls.html", facts)


@require_safe
@login_required
@seeing
def one(request: SeeingRequest, number: int) -> HttpResponse:
    return _shown(request, call_of(number))


@require_POST
@login_required
@seeing
def apply(request: SeeingRequest, number: int) -> HttpResponse:
    call = call_of(number)
    form = ApplyForm(request.POST, wanted=list(wanted_of(call)))
    if not form.is_valid():
        return _shown(request, call, 422, form)
    given = form.cleaned_data
    try:
        apply_for(
            actor=request.user, wanted=int(given["wanted"]), statement=given["statement"], pack=plan_today()
        )
    except CaseRefused as refused:
        return _shown(request, call, 409, form, told(refused.messages))
    messages.success(request, gettext("You applied. What becomes of it shows on this page."))
    return redirect("selection:call", call.pk)


@require_POST
@login_required
@seeing
def withdraw(request: SeeingRequest, number: int) -> HttpResponse:
    """The own application; of anybody else's nothing is told."""
    found = own_application(request, number)
    try:
        withdraw_application(actor=request.user, application=found.pk, pack=plan_today())
    except CaseRefused as refused:
        return _shown(request, call_of(found.call_id), 409, faults=told(refused.messages))
    messages.success(request, gettext("Your application is withdrawn."))
    return redirect("selection:call", found.call_id)


@require_POST
@login_required
@seeing
def close(request: SeeingRequest, number: int) -> HttpResponse:
    call = call_of(number)
    try:
        close_call(actor=request.user, call=call.pk, pack=plan_today())
    except CaseRefused as refused:
        return _shown(request, call, 409, faults=told(refused.messages))
    messages.success(request, gettext("The call is closed."))
    return redirect("selection:call", call.pk)


def _shown(
    request: SeeingRequest,
    call: Call,
    status: int = 200,
    form: ApplyForm | None = None,
    faults: list[str] | None = None,
) -> HttpResponse:
    today, pack = timezone.localdate(), plan_today()
    days, wanted = days_of(call), list(wanted_of(call))
    facts: dict[str, Any] = {
        "call": call,
        "called_by": organ_called(pack, call.organ),
        "wanted": [(one, post_called(one)) for one in wanted],
        "takes": days.takes(today),
        "over": days.over(today),
        "form": form or ApplyForm(wanted=wanted),
        "faults": faults,
        "sorts": bool(handled(request.user, call, today, pack)),
        "may_close": not days.over(today) and called_by(request.user, call, today),
        "crumbs": [Crumb(gettext("Open calls"), reverse("selection:calls"))],
        **_own(request, call, pack),
    }
    return render(request, "selection/call.html", facts, status=status)


def _own(request: SeeingRequest, call: Call, pack: Pack) -> dict[str, Any]:
    """The reader's application and verdict; nothing for who is no student here."""
    student = Student.objects.select_related("class_group__major").filter(pk=request.sight.own or "").first()
    if student is None:
        return {}
    applied = applications_of(student.pk).filter(call=call).first()
    facts: dict[str, Any] = {"student": student, "applied": applied}
    if applied is not None:
        facts["applied_for"] = post_called(applied.wanted)
        facts["course"] = course_of_application(applied)
    try:
        qualified = qualify(student, call, pack)
    except DamagedSnapshot as damaged:
        return {**facts, "untold": damaged.message}
    statuses = [one.verdict.status for one in qualified.conditions]
    return {
        **facts,
        "conditions": [ShownCondition.of(one) for one in qualified.conditions],
        "eligibility": heaviest(statuses) if statuses else None,
        "stops": qualified.faults,
    }

"""Matters that came back are corrected and handed in again; a case names the presidium's decision."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case, cases_in_sight
from huizhang.kernel.terms import Term
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.selection.actions import back_case, correct_change, correct_departure, correct_turn
from huizhang.selection.models import DepartmentChange, Departure, ProposedTurn
from huizhang.selection.queries.rotation import names_of, rotation_of
from huizhang.selection.queries.seeing import returned
from huizhang.selection.views.asked import plan_today
from huizhang.selection.views.departments import wish_of
from huizhang.selection.views.matter_forms import ChangeForm, LeavingForm, TurnForm
from huizhang.selection.views.unions import crumbs_of, named_decision


@require_POST
@login_required
@seeing
def back(request: SeeingRequest, number: int) -> HttpResponse:
    """A case names the presidium's decision on which it rests."""
    found = get_object_or_404(cases_in_sight(request.user, request.sight, timezone.localdate()), pk=number)
    resolution = named_decision(request, found.union_id or "")
    if resolution is None:
        raise Http404
    try:
        back_case(actor=request.user, case=found, resolution=resolution)
    except CaseRefused as refused:
        for said in refused.messages:
            messages.error(request, said.say(gettext))
    else:
        messages.success(request, gettext("The decision of the presidium is named."))
    return redirect("approvals:case", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def departure(request: SeeingRequest, number: int) -> HttpResponse:
    found = returned(Departure.objects.all(), request.user, number)
    form = LeavingForm(request.POST or None, initial={"day": found.day, "said": found.said})
    return _again(
        request,
        found.case,
        form,
        lambda: correct_departure(
            actor=request.user,
            departure=found,
            day=form.cleaned_data["day"],
            said=form.cleaned_data["said"],
            pack=plan_today(),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def change(request: SeeingRequest, number: int) -> HttpResponse:
    found = returned(DepartmentChange.objects.all(), request.user, number)
    initial = {
        "opens": "open" if found.opens else "close",
        "department": found.department,
        "day": found.day,
        "said": found.said,
        "reason": found.reason,
    }
    form = ChangeForm(request.POST or None, initial=initial)
    return _again(
        request,
        found.case,
        form,
        lambda: correct_change(
            actor=request.user, change=found, wish=wish_of(form, found.union_id), pack=plan_today()
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def turn(request: SeeingRequest, number: int) -> HttpResponse:
    found, pack = returned(ProposedTurn.objects.all(), request.user, number), plan_today()
    line = rotation_of(found.union_id, Term.parse(found.term), timezone.localdate(), pack).line
    names = names_of(line)
    initial = {"student": found.student_id, "said": found.said}
    members = [(one, f"{names[one]} {one}") for one in line]
    form = TurnForm(request.POST or None, members=members, initial=initial)
    return _again(
        request,
        found.case,
        form,
        lambda: correct_turn(
            actor=request.user,
            turn=found,
            student=form.cleaned_data["student"],
            said=form.cleaned_data["said"],
            pack=pack,
        ),
    )


def _again(
    request: SeeingRequest, case: Case, form: forms.Form, hand_in: Callable[[], object]
) -> HttpResponse:
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                hand_in()
            except CaseRefused as refused:
                status = 409
                for said in refused.messages:
                    form.add_error(None, said.say(gettext))
            else:
                messages.success(request, gettext("Corrected and handed in again."))
                return redirect("approvals:case", case.pk)
    word = case.decisions.filter(outcome="return").select_related("account").order_by("-pk").first()
    facts = {"case": case, "form": form, "returned": word, "crumbs": crumbs_of(case.union_id or "")}
    return render(request, "selection/again.html", facts, status=status)

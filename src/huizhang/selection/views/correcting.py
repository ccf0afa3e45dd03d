"""A recommendation that came back: corrected, and handed in again as a new round."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.approvals.actions import CaseRefused
from huizhang.kernel.procedure import Outcome
from huizhang.people.queries import Account
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.pack import Pack
from huizhang.selection.actions import correct as hand_in_again
from huizhang.selection.forms import RecommendForm
from huizhang.selection.models import Nomination
from huizhang.selection.queries.offices import Office, departments
from huizhang.selection.queries.seeing import returned_nomination
from huizhang.selection.rules import chain_to
from huizhang.selection.views.asked import offices_of, plan_today, told
from huizhang.shell.pages import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def correct(request: SeeingRequest, number: int) -> HttpResponse:
    """By whoever handed it in; of anybody else's case nothing is told."""
    pack = plan_today()
    nomination = returned_nomination(request.user, number)
    office = _office(request.user, nomination, pack)
    form = _form(request, nomination, office)
    if not form.is_bound:
        return _shown(request, nomination, form)
    if not form.is_valid():
        return _shown(request, nomination, form, status=422)
    wish = form.wish(nomination.student)
    try:
        hand_in_again(actor=request.user, nomination=nomination, wish=wish, pack=pack)
    except CaseRefused as refused:
        for said in told(refused.messages):
            form.add_error(None, said)
        return _shown(request, nomination, form, status=409)
    messages.success(request, gettext("Corrected and handed in again."))
    return redirect("approvals:case", number)


def _office(account: Account, nomination: Nomination, pack: Pack) -> Office:
    """The seat from which it was handed in, with the posts that have the same chain of organs."""
    chain = nomination.case.kind
    for office in offices_of(account, pack):
        kept = tuple(
            one
            for one in office.openings
            if one.union.union == nomination.union_id and chain_to(one.union.level, one.post) == chain
        )
        if kept and office.organ == nomination.case.submitted_for:
            return Office(office.seat, kept)
    raise Http404


def _form(request: SeeingRequest, nomination: Nomination, office: Office) -> RecommendForm:
    names = departments(nomination.union_id, timezone.localdate())
    before = {
        "opening": f"{nomination.post}@{nomination.union_id}",
        "department": nomination.department,
        "start": nomination.start,
        "end": nomination.end,
        "conduct": nomination.conduct,
        "representative": nomination.representative,
        "reason": nomination.reason,
        "checked": True,
    }
    given = request.POST if request.method == "POST" else None
    return RecommendForm(given, office=office, departments={nomination.union_id: names}, initial=before)


def _shown(
    request: SeeingRequest, nomination: Nomination, form: RecommendForm, status: int = 200
) -> HttpResponse:
    said = nomination.case.decisions.filter(outcome=Outcome.RETURN, round=nomination.case.round)
    facts = {
        "nomination": nomination,
        "form": form,
        "returned": said.select_related("account").first(),
        "crumbs": [Crumb(nomination.case.number, reverse("approvals:case", args=[nomination.case_id]))],
    }
    return render(request, "selection/correct.html", facts, status=status)

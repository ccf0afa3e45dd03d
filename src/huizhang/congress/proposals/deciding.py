"""What organs and offices do with a proposal on its page, and how its proposer rates the reply."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from huizhang.approvals.actions import CaseRefused
from huizhang.congress import actions
from huizhang.congress.models import Proposal
from huizhang.congress.proposals.forms import CheckForm, DocketForm, HandBackForm, RatingForm, ReplyForm
from huizhang.congress.proposals.shown import offices_of
from huizhang.congress.proposals.writing import shown
from huizhang.congress.queries.seeing_proposals import proposal_seen
from huizhang.congress.rules.proposals.docketing import Disposition, Outcome
from huizhang.congress.views.answering import done
from huizhang.congress.views.asked import plan_today
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import Outcome as Word
from huizhang.people.queries.seeing import SeeingRequest, seeing

DECIDED = message("Your decision is recorded.")


@require_POST
@login_required
@seeing
def docket(request: SeeingRequest, number: int) -> HttpResponse:
    found, pack = proposal_seen(request, number), plan_today()
    form = DocketForm(request.POST, offices=offices_of(found, pack), auto_id="docket_%s")

    def decide() -> object:
        given = form.cleaned_data
        wish = Disposition(Outcome(given["outcome"]), given["office"], given["ground"], given["said"])
        organ = request.POST.get("organ", "")
        return actions.docket_proposal(
            actor=request.user, proposal=found.pk, organ=organ, wish=wish, pack=pack
        )

    return _answered(request, found, "docket", form, decide, DECIDED)


@require_POST
@login_required
@seeing
def check(request: SeeingRequest, number: int) -> HttpResponse:
    """Passed on to the next organ, or returned for correction."""
    found, form = proposal_seen(request, number), CheckForm(request.POST, auto_id="check_%s")
    outcome = Word.RETURN if request.POST.get("outcome") == Word.RETURN else Word.APPROVE

    def decide() -> object:
        return actions.decide_on_proposal(
            actor=request.user,
            case=found.case_id or 0,
            organ=request.POST.get("organ", ""),
            outcome=outcome,
            pack=plan_today(),
            opinion=form.cleaned_data["opinion"],
        )

    return _answered(request, found, "check", form, decide, DECIDED)


@require_POST
@login_required
@seeing
def merge(request: SeeingRequest, number: int) -> HttpResponse:
    found = proposal_seen(request, number)
    others = [int(one) for one in request.POST.getlist("other") if one.isdecimal()]
    organ = request.POST.get("organ", "")
    return _done(
        request,
        found,
        lambda: actions.merge_proposals(
            actor=request.user, lead=found.pk, others=others, organ=organ, pack=plan_today()
        ),
        message("They are merged into this one, with all names."),
    )


@require_POST
@login_required
@seeing
def part(request: SeeingRequest, number: int) -> HttpResponse:
    found, organ = proposal_seen(request, number), request.POST.get("organ", "")
    return _done(
        request,
        found,
        lambda: actions.part_proposal(actor=request.user, proposal=found.pk, organ=organ, pack=plan_today()),
        message("It stands by itself again."),
    )


@require_POST
@login_required
@seeing
def reply(request: SeeingRequest, number: int) -> HttpResponse:
    found, form = proposal_seen(request, number), ReplyForm(request.POST, auto_id="reply_%s")

    def enter() -> object:
        latest = found.replies.order_by("number").last()
        return actions.reply_to_proposal(
            actor=request.user,
            case=latest.case_id if latest else 0,
            organ=request.POST.get("organ", ""),
            outcome=Word.APPROVE,
            pack=plan_today(),
            opinion=form.cleaned_data["opinion"],
        )

    return _answered(request, found, "reply", form, enter, message("The reply is recorded."))


@require_POST
@login_required
@seeing
def hand_back(request: SeeingRequest, number: int) -> HttpResponse:
    found, form = proposal_seen(request, number), HandBackForm(request.POST, auto_id="back_%s")

    def give() -> object:
        return actions.hand_back_proposal(
            actor=request.user,
            proposal=found.pk,
            organ=request.POST.get("organ", ""),
            why=form.cleaned_data["why"],
            pack=plan_today(),
        )

    said = message("Handed back; the organ that docketed it decides again.")
    return _answered(request, found, "back", form, give, said)


@require_POST
@login_required
@seeing
def rate(request: SeeingRequest, number: int) -> HttpResponse:
    found, form = proposal_seen(request, number), RatingForm(request.POST, auto_id="rating_%s")

    def enter() -> object:
        given = form.cleaned_data
        return actions.rate_reply(
            actor=request.user,
            proposal=found.pk,
            satisfied=given["satisfied"] == "yes",
            words=given["words"],
            pack=plan_today(),
        )

    return _answered(request, found, "rating", form, enter, message("Your rating is recorded."))


def _answered(
    request: SeeingRequest,
    found: Proposal,
    name: str,
    form: forms.Form,
    act: Callable[[], object],
    said: Message,
) -> HttpResponse:
    """What was refused stands on the form."""
    if not form.is_valid():
        return shown(request, found, 422, **{name: form})
    if done(request, form, act, said):
        return redirect("congress:proposal", found.pk)
    found.refresh_from_db()
    return shown(request, found, 409, **{name: form})


def _done(request: SeeingRequest, found: Proposal, act: Callable[[], object], said: Message) -> HttpResponse:
    try:
        act()
    except CaseRefused as refused:
        return shown(request, found, 409, faults=[one.say(gettext) for one in refused.messages])
    messages.success(request, said.say(gettext))
    return redirect("congress:proposal", found.pk)

"""A delegate writes a proposal, opens it to seconders, hands it in; others second it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huizhang.approvals.actions import CaseRefused
from huizhang.congress import actions
from huizhang.congress.models import Congress, Proposal
from huizhang.congress.proposals.asked import crumbs_of
from huizhang.congress.proposals.forms import (
    CheckForm,
    DocketForm,
    HandBackForm,
    ProposalForm,
    RatingForm,
    ReplyForm,
)
from huizhang.congress.proposals.shown import facts_of_proposal, offices_of
from huizhang.congress.queries.proposals import is_delegate, words_of
from huizhang.congress.queries.seeing_proposals import congress_called, own_proposal, proposal_seen
from huizhang.congress.rules.proposals.words import NO_DELEGATE, Words
from huizhang.congress.views.answering import status_of
from huizhang.congress.views.asked import plan_today
from huizhang.kernel.message import Message, message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack

Act = Callable[..., object]
OWN_ACTS: dict[str, tuple[Act, Message]] = {
    "open": (actions.open_to_seconders, message("Delegates may second it now; tell them.")),
    "close": (actions.close_to_seconders, message("It is a draft again.")),
    "hand_in": (actions.hand_in_proposal, message("The proposal is handed in.")),
}
OTHERS_ACTS: dict[str, tuple[Act, Message]] = {
    "second": (actions.second_proposal, message("You second this proposal.")),
    "unsecond": (actions.unsecond_proposal, message("You do not second this proposal any more.")),
}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def write(request: SeeingRequest, name: str) -> HttpResponse:
    congress = congress_called(name)
    require(is_delegate(request.user, congress), NO_DELEGATE)
    return _written(request, congress, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def edit(request: SeeingRequest, number: int) -> HttpResponse:
    found = own_proposal(request, number)
    return _written(request, found.congress, found)


def _written(request: SeeingRequest, congress: Congress, found: Proposal | None) -> HttpResponse:
    pack = plan_today()
    given = request.POST if request.method == "POST" else None
    known = asdict(words_of(found)) if found else None
    form = ProposalForm(given, categories=pack.proposing.categories, initial=known)
    if form.is_valid():
        kept = _keep(request, congress, found, form, pack)
        if kept is not None:
            return redirect("congress:proposal", kept.pk)
    facts = {"congress": congress, "proposal": found, "form": form, "crumbs": crumbs_of(congress)}
    return render(request, "congress/proposals/write.html", facts, status=status_of(form))


def _keep(
    request: SeeingRequest, congress: Congress, found: Proposal | None, form: ProposalForm, pack: Pack
) -> Proposal | None:
    try:
        kept = actions.keep_draft(
            actor=request.user,
            congress=congress,
            words=Words(**form.cleaned_data),
            pack=pack,
            proposal=found.pk if found else None,
        )
    except CaseRefused as refused:
        for said in refused.messages:
            form.add_error(None, said.say(gettext))
        return None
    messages.success(request, gettext("The draft is saved."))
    return kept


@require_safe
@login_required
@seeing
def proposal(request: SeeingRequest, number: int) -> HttpResponse:
    return shown(request, proposal_seen(request, number))


def shown(request: SeeingRequest, found: Proposal, status: int = 200, **bound: object) -> HttpResponse:
    """The page, with a form that was handed in and refused in place of an empty one."""
    pack = plan_today()
    forms = {
        "docket": DocketForm(offices=offices_of(found, pack), auto_id="docket_%s"),
        "check": CheckForm(auto_id="check_%s"),
        "reply": ReplyForm(auto_id="reply_%s"),
        "back": HandBackForm(auto_id="back_%s"),
        "rating": RatingForm(auto_id="rating_%s"),
    }
    facts = facts_of_proposal(request, found, pack, timezone.localdate()) | forms | bound
    facts["crumbs"] = crumbs_of(found.congress)
    return render(request, "congress/proposals/proposal.html", facts, status=status)


@require_POST
@login_required
@seeing
def act(request: SeeingRequest, number: int) -> HttpResponse:
    """What the proposer does with the own proposal, and what other delegates do."""
    found, name = proposal_seen(request, number), request.POST.get("act", "")
    known = {**OWN_ACTS, **OTHERS_ACTS}
    if name not in known:
        raise Http404
    done, said = known[name]
    try:
        done(actor=request.user, proposal=found.pk, pack=plan_today())
    except CaseRefused as refused:
        return shown(request, found, 409, faults=[one.say(gettext) for one in refused.messages])
    messages.success(request, said.say(gettext))
    return redirect("congress:proposal", found.pk)


@require_POST
@login_required
@seeing
def drop(request: SeeingRequest, number: int) -> HttpResponse:
    found = own_proposal(request, number)
    congress = found.congress_id
    try:
        actions.drop_draft(actor=request.user, proposal=found.pk)
    except CaseRefused as refused:
        raise PermissionDenied(refused.messages[0].say(gettext)) from refused
    messages.success(request, gettext("The draft is put away."))
    return redirect("congress:proposals", congress)

"""One case: what it asks, its chain, and the word of an organ on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huizhang.approvals.actions import CaseRefused, ReasonAsked
from huizhang.approvals.actions import withdraw as take_back
from huizhang.approvals.forms import WordForm
from huizhang.approvals.models import Case
from huizhang.approvals.queries import cases_in_sight, organs_waiting_for, standing
from huizhang.approvals.queries.attachments import may_attach
from huizhang.approvals.rules.kinds import kind_of
from huizhang.approvals.showing import (
    ACTS_IN_ENGLISH,
    OUTCOMES,
    chain_called,
    is_last_word,
    named_for,
    state_of,
    steps_of,
)
from huizhang.approvals.views.answering import told
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome, State
from huizhang.people.queries import Account
from huizhang.people.queries.plan import plan_on
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.kept import said_again
from huizhang.policy.pack import Pack
from huizhang.shell.pages import Crumb, organ_called, reading


@require_safe
@login_required
@seeing
def case(request: SeeingRequest, number: int) -> HttpResponse:
    return _shown(request, _case(request, number), WordForm())


@require_POST
@login_required
@seeing
def decide(request: SeeingRequest, number: int) -> HttpResponse:
    """The same act as everywhere: that of the capability which opened the case."""
    found, form = _case(request, number), WordForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, form, status=422)
    word = form.cleaned_data
    try:
        kind_of(found.kind).decide(
            actor=request.user,
            case=found.pk,
            organ=word["organ"],
            outcome=Outcome(word["outcome"]),
            pack=plan_on(timezone.localdate()),
            opinion=word["opinion"],
            reason=word["reason"],
        )
    except CaseRefused as refused:
        found.refresh_from_db()
        for said in refused.messages:
            form.add_error(None, said.say(gettext))
        return _shown(request, found, form, status=409, asks_reason=isinstance(refused, ReasonAsked))
    messages.success(request, gettext("Your decision is recorded."))
    return redirect("approvals:inbox")


@require_POST
@login_required
@seeing
def withdraw(request: SeeingRequest, number: int) -> HttpResponse:
    found = _case(request, number)
    why = request.POST.get("why", "")
    told(
        request,
        lambda: take_back(actor=request.user, case=found.pk, why=why),
        message("The case is withdrawn."),
    )
    return redirect("approvals:case", found.pk)


def _case(request: SeeingRequest, number: int) -> Case:
    """404 also for what is out of sight: whether it exists is nobody's business."""
    found = cases_in_sight(request.user, request.sight, timezone.localdate()).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _shown(
    request: SeeingRequest, found: Case, form: WordForm, status: int = 200, asks_reason: bool = False
) -> HttpResponse:
    today = timezone.localdate()
    pack, kind = plan_on(today), kind_of(found.kind)
    called = named_for(found, pack)
    decisions = list(found.decisions.select_related("account", "on_behalf_of").order_by("at", "pk"))
    where = standing(found, decisions)
    asked = organs_waiting_for(request.user, found, today)
    facts: dict[str, Any] = {
        "case": found,
        "kind": chain_called(pack, found.kind),
        "state": state_of(found),
        "steps": steps_of(found, where, decisions, called),
        "history": [_word(one, called) for one in decisions],
        "about": kind.about,
        "form": form,
        **_choices(found),
        "effect": kind.effect(found, pack) if kind.effect and asked and is_last_word(where) else None,
        **_beyond(found, pack),
        "organs": [(one.organ, organ_called(called, one.organ), one.due) for one in asked],
        "asks_reason": asks_reason,
        "own": found.submitted_by_id == request.user.pk,
        "alive": found.state in (State.OPEN, State.RETURNED),
        "attachments": found.attachments.defer("content").order_by("pk"),
        "may_attach": may_attach(request.user, found, today),
        "crumbs": [Crumb(gettext("Inbox"), reverse("approvals:inbox"))],
    }
    return render(request, "approvals/case.html", facts | dict(kind.context(found)), status=status)


def _choices(case: Case) -> dict[str, Any]:
    """Which words this page takes, and where the others are spoken."""
    kind = kind_of(case.kind)
    elsewhere = kind.elsewhere(case)
    taken = elsewhere.outcomes if elsewhere else frozenset()
    may = {
        "may_approve": Outcome.APPROVE not in taken and not kind.by_votes(case),
        "may_return": Outcome.RETURN not in taken and kind.returned,
        "may_reject": Outcome.REJECT not in taken,
    }
    return {**may, "may_speak": any(may.values()), "elsewhere": elsewhere}


def _beyond(case: Case, pack: Pack) -> dict[str, Any]:
    """What it goes beyond with which reason, and whose that is."""
    exceeded = [
        (
            reading().choose(pack.rule(one["rule"]).zh, pack.rule(one["rule"]).en),
            one["subject"],
            [said_again(said) for said in one.get("said", ())],
        )
        for one in case.facts.get("exceeded", ())
        if one["rule"] in pack.rules
    ]
    by = case.facts.get("reason_by")
    return {"exceeded": exceeded, "reason_by": Account.objects.filter(pk=by).first() if by else None}


def _word(one: Any, pack: Pack) -> dict[str, Any]:
    organ, outcome = organ_called(pack, one.organ), OUTCOMES[Outcome(one.outcome)]
    return {"said": one, "organ": organ, "act": ACTS_IN_ENGLISH[one.act], "outcome": outcome}

"""A list that was handed in together: who is on it, and one word of an organ on several of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huizhang.approvals.actions import CaseRefused, ReasonAsked, decide_together
from huizhang.approvals.forms import WordForm
from huizhang.approvals.models import Case
from huizhang.approvals.queries import cases_in_sight, organs_of_list, standing
from huizhang.approvals.rules.kinds import kind_of
from huizhang.approvals.showing import chain_called, is_last_word, states_of
from huizhang.kernel.message import Message
from huizhang.kernel.procedure import Outcome
from huizhang.people.queries.plan import plan_on
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.pack import Pack
from huizhang.shell.pages import Crumb, organ_called


@require_safe
@login_required
@seeing
def batch(request: SeeingRequest, name: str) -> HttpResponse:
    return _shown(request, _cases(request, name), name, WordForm())


@require_POST
@login_required
@seeing
def decide(request: SeeingRequest, name: str) -> HttpResponse:
    """On the cases that are ticked: all in one transaction."""
    cases, form = _cases(request, name), WordForm(request.POST)
    chosen = [case for case in cases if str(case.pk) in request.POST.getlist("case")]
    if not form.is_valid():
        return _shown(request, cases, name, form, status=422)
    word = form.cleaned_data
    try:
        decide_together(
            actor=request.user,
            cases=chosen,
            organ=word["organ"],
            outcome=Outcome(word["outcome"]),
            pack=plan_on(timezone.localdate()),
            opinion=word["opinion"],
            reason=word["reason"],
        )
    except CaseRefused as refused:
        for said in refused.messages:
            form.add_error(None, said.say(gettext))
        return _shown(request, cases, name, form, status=409, asks_reason=isinstance(refused, ReasonAsked))
    messages.success(request, gettext("{n} decisions are recorded.").format(n=len(chosen)))
    return redirect("approvals:batch", name)


def _cases(request: SeeingRequest, name: str) -> list[Case]:
    """Raises Http404 where nothing of the list is in sight."""
    seen = cases_in_sight(request.user, request.sight, timezone.localdate())
    found = list(seen.filter(batch=name).order_by("pk")) if name else []
    if not found:
        raise Http404
    return found


def _shown(
    request: SeeingRequest,
    cases: list[Case],
    name: str,
    form: WordForm,
    status: int = 200,
    asks_reason: bool = False,
) -> HttpResponse:
    today = timezone.localdate()
    pack = plan_on(today)
    waiting = organs_of_list(request.user, name, today)
    common, states = _in_common(cases), states_of(cases)
    wanted = common.get("wanted", {})
    ticked = set(request.POST.getlist("case")) or {str(case.pk) for case in cases}
    last = _with_the_last_word(cases)
    facts = {
        "rows": [(case, wanted.get(case.pk), states[case.pk]) for case in cases],
        "kind": chain_called(pack, cases[0].kind),
        "name": name,
        "first": cases[0],
        "organs": [
            (
                organ,
                organ_called(pack, organ),
                [(one, wanted.get(one.pk), str(one.pk) in ticked) for one in cases if one.pk in asked],
                _brings([one for one in cases if one.pk in asked and one.pk in last], pack),
            )
            for organ, asked in waiting.items()
        ],
        "form": form,
        "asks_reason": asks_reason,
        "crumbs": [Crumb(gettext("Inbox"), reverse("approvals:inbox"))],
        **common,
    }
    return render(request, "approvals/batch.html", facts, status=status)


def _with_the_last_word(cases: list[Case]) -> set[int]:
    """The keys of those that the next organ to approve finishes."""
    prefetch_related_objects(cases, "decisions")
    return {case.pk for case in cases if is_last_word(standing(case, case.decisions.all()))}


def _brings(cases: list[Case], pack: Pack) -> Sequence[Message]:
    """What the last word on them brings about."""
    return kind_of(cases[0].kind).effect_of_list(cases, pack) if cases else ()


def _in_common(cases: list[Case]) -> dict[str, Any]:
    """What the capability that opened the cases shows of the whole list."""
    shown = kind_of(cases[0].kind).of_list
    return {"of_list": shown[0], **shown[1](cases)} if shown else {}

"""What the school sets itself: every key with its value, one to change, and who changed what."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings as deployment
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from huizhang.compliance import plan
from huizhang.compliance.actions import change_setting, may_set
from huizhang.compliance.plans.candidate import candidate, effect
from huizhang.compliance.plans.settings_asked import (
    HINTS,
    Key,
    Setting,
    SettingRefused,
    key_of,
    keys_of,
    setting_typed,
)
from huizhang.kernel.message import message
from huizhang.ledger import queries as ledger
from huizhang.people.queries.seeing import SeeingRequest, require, require_records, seeing
from huizhang.policy.pack import Pack, PackError
from huizhang.policy.words import key_in_words, value_in_words
from huizhang.shell.pages import Crumb, page_of, reading

SETTINGS = "compliance:settings"
MOST_CHANGED = 50
ONLY_COMMITTEE = message("Settings are changed by those who hold a seat on the school league committee.")
SAVED = message("The setting is saved and recorded in the ledger.")


@require_safe
@login_required
@seeing
def settings(request: SeeingRequest) -> HttpResponse:
    """Every key that the school may set, and the history of what it set."""
    require_records(request.sight)
    try:
        pack = plan.plan_on(timezone.localdate())
    except PackError as error:
        return render(request, "compliance/plans/no_plan.html", {"said": error.message})
    page = page_of(request, list(keys_of(pack)))
    page.object_list = [_shown(key, pack) for key in page.object_list]
    context = {
        "pack": pack,
        "page": page,
        "may_set": may_set(request.user, timezone.localdate()),
        "history": [_said(entry, pack) for entry in ledger.entries(act="change_setting")[:50]],
    }
    return render(request, "compliance/plans/settings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def setting(request: SeeingRequest, rule: str, key: str) -> HttpResponse:
    """One key: a new value, what it would change, and only then saving it."""
    today = timezone.localdate()
    require(may_set(request.user, today), ONLY_COMMITTEE)
    try:
        pack = plan.plan_on(today)
    except PackError as error:
        return render(request, "compliance/plans/no_plan.html", {"said": error.message})
    known = key_of(pack, rule, key)
    if known is None:
        raise Http404
    context, status = _form(request, known, pack), 200
    try:
        if request.method == "POST":
            asked = setting_typed(known, request.POST.get("value", ""), request.POST.get("start", ""), today)
            if "save" in request.POST:
                change_setting(actor=request.user, setting=asked, folder=_folder(), day=today)
                messages.success(request, SAVED.say(gettext))
                return redirect(SETTINGS)
            context |= _effect(request, asked, pack)
    except SettingRefused as refused:
        context["refused"], status = refused.message, 422
    return render(request, "compliance/plans/setting.html", context, status=status)


def _folder() -> Any:
    return deployment.ENVIRONMENT.home / plan.SCHOOL


def _form(request: SeeingRequest, key: Key, pack: Pack) -> dict[str, Any]:
    today = timezone.localdate().isoformat()
    return {
        "one": _shown(key, pack),
        "hint": HINTS[key.shape],
        "typed": request.POST.get("value", key.typed),
        "start": request.POST.get("start", today),
        "today": today,
        "crumbs": [Crumb(gettext("School settings"), reverse(SETTINGS))],
    }


def _effect(request: SeeingRequest, asked: Setting, pack: Pack) -> dict[str, Any]:
    made = candidate(_folder(), asked, request.user.name, timezone.localdate())
    found = effect(made, asked, timezone.localdate())
    return {
        "effect": found,
        "changed": found.changed[:MOST_CHANGED],
        "left_out": max(0, len(found.changed) - MOST_CHANGED),
        "warnings": made.warnings,
        "asked": asked,
        "value": message("{value}", value=value_in_words(asked.value, pack)),
    }


def _shown(key: Key, pack: Pack) -> dict[str, Any]:
    return {
        "key": key,
        "title": reading().choose(key.rule.zh, key.rule.en),
        "name": key_in_words(key.name),
        "value": message("{value}", value=value_in_words(key.value, pack)),
        "own": key.origin == pack.id,
        "url": reverse("compliance:setting", args=[key.rule.id, key.name]),
    }


def _said(entry: Any, pack: Pack) -> dict[str, Any]:
    """An entry of the ledger in words; the rule may be gone by now."""
    rule = pack.rules.get(entry.subject)
    return {
        "entry": entry,
        "title": reading().choose(rule.zh, rule.en) if rule else entry.subject,
        "name": key_in_words(entry.payload["key"]),
        "value": message("{value}", value=value_in_words(entry.payload["value"], pack)),
        "start": date.fromisoformat(entry.payload["from"]),
    }

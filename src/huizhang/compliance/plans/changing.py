"""A form for a change of the school's pack: first what it would change, only then saving it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings as deployment
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.compliance.actions import change_setting
from huizhang.compliance.looks import record_looks
from huizhang.compliance.plans.candidate import candidate, effect
from huizhang.compliance.plans.change import Change, SettingRefused
from huizhang.kernel.message import Message, message
from huizhang.people.queries import plan
from huizhang.people.queries.seeing import SeeingRequest
from huizhang.shell.pages import Crumb

SETTINGS = "compliance:settings"
MOST_CHANGED = 50
ONLY_COMMITTEE = message("Settings are changed by those who hold a seat on the school league committee.")
SAVED = message("The setting is saved and recorded in the ledger.")


def answered(
    request: SeeingRequest,
    template: str,
    form: dict[str, Any],
    typed: Callable[[], Change],
    in_words: Callable[[Change], Message],
) -> HttpResponse:
    """The form; if something was typed, with its effect or why it is refused; or back once it is saved."""
    if request.method != "POST":
        return render(request, template, form)
    try:
        asked, folder = typed(), deployment.ENVIRONMENT.home / plan.SCHOOL
        if "save" in request.POST:
            change_setting(actor=request.user, setting=asked, folder=folder, day=timezone.localdate())
            messages.success(request, SAVED.say(gettext))
            return redirect(SETTINGS)
        made = candidate(folder, asked, request.user.name, timezone.localdate())
    except SettingRefused as refused:
        return render(request, template, form | {"refused": refused.message}, status=422)
    found = effect(made, asked, timezone.localdate())
    changed = found.changed[:MOST_CHANGED]
    record_looks(request, found.report, (row.named for row in changed), "settings")
    shown = {
        "effect": found,
        "changed": changed,
        "left_out": len(found.changed) - len(changed),
        "warnings": made.warnings,
        "asked": asked,
        "value": in_words(asked),
        "given": [(name, one) for name, one in request.POST.items() if name != "csrfmiddlewaretoken"],
    }
    return render(request, template, form | shown)


def start_of(request: SeeingRequest) -> dict[str, Any]:
    today = timezone.localdate().isoformat()
    return {
        "start": request.POST.get("start", today),
        "today": today,
        "crumbs": [Crumb(gettext("School settings"), reverse(SETTINGS))],
    }

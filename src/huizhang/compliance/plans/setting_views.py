"""What the school sets itself: every key with its value, one to change, and who changed what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from huizhang.compliance.actions import may_set
from huizhang.compliance.plans.changing import ONLY_COMMITTEE, answered, start_of
from huizhang.compliance.plans.days_asked import called, days_typed
from huizhang.compliance.plans.settings_asked import HINTS, Key, beside, key_of, keys_of, setting_typed
from huizhang.compliance.plans.table_views import tables_shown
from huizhang.compliance.plans.tables import TITLES, entry_of
from huizhang.compliance.plans.terms_asked import (
    LAST_DAY,
    TERM_NAMES,
    terms_held,
    terms_in_words,
    terms_typed,
)
from huizhang.kernel.message import Message, message
from huizhang.ledger import queries as ledger
from huizhang.people.queries import plan
from huizhang.people.queries.seeing import SeeingRequest, require, require_records, seeing
from huizhang.policy.heading import DAYS, TERMS
from huizhang.policy.pack import Pack, PackError
from huizhang.policy.words import key_in_words, value_in_words
from huizhang.shell.pages import page_of, reading


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
        "terms": terms_in_words(terms_held(pack)),
        "days": [(name, called(name), number) for name, number in pack.days.items()],
        "tables": list(tables_shown(pack)),
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
    given = request.POST.get
    return answered(
        request,
        "compliance/plans/setting.html",
        _form(request, known, pack),
        lambda: setting_typed(
            known,
            given("value", ""),
            given("start", ""),
            today,
            [(one, given(one.name, one.typed)) for one in beside(pack, known)],
        ),
        lambda asked: _values_in_words(asked.payload, pack),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def terms(request: SeeingRequest) -> HttpResponse:
    """When the terms begin: new days, what they would change, and only then saving them."""
    today = timezone.localdate()
    require(may_set(request.user, today), ONLY_COMMITTEE)
    try:
        pack = plan.plan_on(today)
    except PackError as error:
        return render(request, "compliance/plans/no_plan.html", {"said": error.message})
    return answered(
        request,
        "compliance/plans/terms.html",
        _form_of_terms(request, pack),
        lambda: terms_typed(request.POST, today),
        lambda asked: terms_in_words(asked.payload["value"]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def days(request: SeeingRequest, name: str) -> HttpResponse:
    """How many days an organ has or a notice runs: a new number, and only then saving it."""
    today = timezone.localdate()
    require(may_set(request.user, today), ONLY_COMMITTEE)
    try:
        pack = plan.plan_on(today)
    except PackError as error:
        return render(request, "compliance/plans/no_plan.html", {"said": error.message})
    if name not in pack.days:
        raise Http404
    given, held = request.POST.get, pack.days[name]
    form = {"name": called(name), "held": held, "typed": given("value", str(held))}
    return answered(
        request,
        "compliance/plans/days.html",
        start_of(request) | form,
        lambda: days_typed(name, given("value", ""), given("start", ""), today),
        lambda asked: message("{n} days", n=asked.payload["value"]),
    )


def _form(request: SeeingRequest, key: Key, pack: Pack) -> dict[str, Any]:
    return start_of(request) | {
        "one": _shown(key, pack),
        "hint": HINTS[key.shape],
        "typed": request.POST.get("value", key.typed),
        "beside": [
            (one.name, key_in_words(one.name), request.POST.get(one.name, one.typed))
            for one in beside(pack, key)
        ],
    }


def _values_in_words(payload: Mapping[str, Any], pack: Pack) -> Message:
    """The value, or several with the words of their keys."""
    if not payload.get("beside"):
        return message("{value}", value=value_in_words(payload["value"], pack))
    values = {payload["key"]: payload["value"], **payload["beside"]}
    said = [
        message("{key} {value}", key=key_in_words(key), value=value_in_words(value, pack))
        for key, value in values.items()
    ]
    return message("{value}", value=said)


def _form_of_terms(request: SeeingRequest, pack: Pack) -> dict[str, Any]:
    held = (pack.calendar.first, pack.calendar.second)
    fields = [
        (name, label, _number(request, f"{name}_month", month), _number(request, f"{name}_day", day))
        for (name, label), (month, day) in zip(TERM_NAMES.items(), held, strict=True)
    ]
    return start_of(request) | {
        "held": terms_in_words(terms_held(pack)),
        "fields": fields,
        "months": range(1, 13),
        "days": range(1, LAST_DAY + 1),
    }


def _number(request: SeeingRequest, name: str, held: int) -> int:
    typed = request.POST.get(name, "")
    return int(typed) if typed.isdecimal() and typed.isascii() and len(typed) <= 2 else held


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
    rule, value = pack.rules.get(entry.subject), entry.payload["value"]
    told = _values_in_words(entry.payload, pack)
    named = {"title": entry.subject, "name": key_in_words(entry.payload["key"]), "value": told}
    if entry.subject == TERMS:
        named = {"title": gettext("Terms"), "name": gettext("beginning"), "value": terms_in_words(value)}
    elif entry.subject == DAYS:
        told_days = message("{n} days", n=value)
        named = {"title": gettext("Days"), "name": called(entry.payload["key"]), "value": told_days}
    elif entry.subject in TITLES and (one := entry_of(entry.subject, entry.payload["key"])):
        told = one.in_words(value, pack)
        named = {"title": TITLES[entry.subject].say(gettext), "name": one.called, "value": told}
    elif rule:
        named["title"] = reading().choose(rule.zh, rule.en)
    return {"entry": entry, "start": date.fromisoformat(entry.payload["from"]), **named}

"""What the school sets of its congresses: one key of a table of its pack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings as deployment
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from huizhang.compliance.actions import may_set
from huizhang.compliance.plans.changing import ONLY_COMMITTEE, answered, start_of
from huizhang.compliance.plans.tables import TITLES, Entry, entries_of, entry_of
from huizhang.compliance.plans.tables_asked import HINTS, table_setting_typed
from huizhang.people.queries import plan
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.load import lineage
from huizhang.policy.pack import Pack, PackError
from huizhang.policy.resolve import assemble


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def table_setting(request: SeeingRequest, table: str, key: str) -> HttpResponse:
    """A new value, what it would change, and only then saving it."""
    today = timezone.localdate()
    require(may_set(request.user, today), ONLY_COMMITTEE)
    try:
        pack = plan.plan_on(today)
    except PackError as error:
        return render(request, "compliance/plans/no_plan.html", {"said": error.message})
    entry = entry_of(table, key)
    if entry is None:
        raise Http404
    given = request.POST.get
    return answered(
        request,
        "compliance/plans/table_setting.html",
        _form(request, entry, pack),
        lambda: table_setting_typed(entry, given("value", ""), given("start", ""), today, pack),
        lambda asked: entry.in_words(asked.payload["value"], pack),
    )


def _form(request: SeeingRequest, entry: Entry, pack: Pack) -> dict[str, Any]:
    return start_of(request) | {
        "entry": entry,
        "title": TITLES[entry.table],
        "held": entry.in_words(entry.value(pack), pack),
        "plan": entry.in_words(entry.value(plan_beneath()), pack),
        "hint": HINTS[entry.shape],
        "typed": request.POST.get("value", entry.typed(pack)),
    }


def plan_beneath() -> Pack:
    """The plan that the school's own settings extend, as it stands today. Raises PackError."""
    sources = lineage(deployment.ENVIRONMENT.home / plan.SCHOOL)
    return assemble(sources[:-1] if len(sources) > 1 else sources, timezone.localdate())[0]


def tables_shown(pack: Pack) -> Iterator[dict[str, Any]]:
    """Each table with its keys, what holds, and what the plan says where that differs."""
    beneath = plan_beneath()
    for table, title in TITLES.items():
        yield {
            "table": table,
            "title": title,
            "rows": [_row(one, pack, beneath) for one in entries_of(table)],
        }


def _row(entry: Entry, pack: Pack, beneath: Pack) -> dict[str, Any]:
    value, known = entry.value(pack), entry.value(beneath)
    return {
        "key": entry.key,
        "called": entry.called,
        "value": entry.in_words(value, pack),
        "own": value != known,
        "plan": entry.in_words(known, pack),
        "url": reverse("compliance:table_setting", args=[entry.table, entry.key]),
    }

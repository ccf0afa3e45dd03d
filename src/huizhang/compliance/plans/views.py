"""The plan to read with today's verdicts, the plans that come with the program, and two of them compared."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from huizhang.compliance.board.asked import Asked
from huizhang.compliance.board.columns import columns_of, within
from huizhang.compliance.plan import plan_on
from huizhang.compliance.plans.comparing import compared, side_by_side
from huizhang.compliance.plans.reading import Verdicts, articles_of, by_rule
from huizhang.compliance.queries import standing
from huizhang.compliance.report.labels import ARTICLES
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.load import known
from huizhang.policy.pack import Pack, PackError
from huizhang.policy.resolve import resolve
from huizhang.shell.navigation import url_of
from huizhang.shell.pages import Crumb, page_of, reading

OWN = "own"
LONGEST = 64


@require_safe
@login_required
@seeing
def plan(request: SeeingRequest) -> HttpResponse:
    """The school's plan as it stands today."""
    return _own(request, None)


@require_safe
@login_required
@seeing
def article(request: SeeingRequest, number: int) -> HttpResponse:
    """One of its ten articles."""
    if not 1 <= number <= len(ARTICLES):
        raise Http404
    return _own(request, number)


@require_safe
@login_required
@seeing
def shipped(request: SeeingRequest, pack: str) -> HttpResponse:
    """A plan that comes with the program, without verdicts."""
    if pack not in known():
        raise Http404
    return render(request, "compliance/plans/plan.html", _page(resolve(pack), {}, None))


@require_safe
@login_required
@seeing
def compare(request: SeeingRequest) -> HttpResponse:
    """Two plans side by side; by default the school's own and another."""
    try:
        names, left, right = _two(request)
    except PackError as error:
        return render(request, "compliance/plans/no_plan.html", {"said": error.message})
    words, part = request.GET.get("words", "")[:LONGEST], request.GET.get("part", "")
    tabs, found = compared(left, right, part, words)
    page = page_of(request, found)
    page.object_list = side_by_side(list(page.object_list), left, right)
    chosen = {"a": names[0], "b": names[1], "words": words, "part": part}
    context = {"page": page, "tabs": tabs, "left": left, "right": right, "chosen": chosen}
    context["plans"] = _choices()
    context["crumbs"] = [Crumb(gettext("The plan, clause by clause"), url_of("compliance:plan") or "/")]
    return render(request, "compliance/plans/compare.html", context)


def _own(request: SeeingRequest, number: int | None) -> HttpResponse:
    try:
        pack = plan_on(timezone.localdate())
    except PackError as error:
        return render(request, "compliance/plans/no_plan.html", {"said": error.message})
    page = _page(pack, _verdicts(request, pack), number) | {"own": True}
    return render(request, "compliance/plans/plan.html", page)


def _verdicts(request: SeeingRequest, pack: Pack) -> Verdicts:
    """Of today, within sight; who sees no record sees no verdict."""
    if not request.sight.records:
        return {}
    now = standing(timezone.localdate(), pack)
    return by_rule(within(now, columns_of(now, request.sight), request.sight))


def _page(pack: Pack, verdicts: Verdicts, number: int | None) -> dict[str, Any]:
    shown = articles_of(pack, verdicts, reading(), Asked(timezone.localdate()))
    kept = [one for one in shown if number in (None, one.number)]
    above = (
        []
        if number is None
        else [Crumb(gettext("The plan, clause by clause"), url_of("compliance:plan") or "/")]
    )
    return {
        "pack": pack,
        "sections": kept,
        "number": number,
        "heading": ARTICLES[number - 1] if number else None,
        "crumbs": above,
        "plans": _choices(),
    }


def _choices() -> list[tuple[str, str]]:
    """The plans that one can read: how the address calls them, and their titles."""
    return [(name, resolve(name).title) for name in known()]


def _two(request: SeeingRequest) -> tuple[tuple[str, str], Pack, Pack]:
    """Raises PackError where the school has no plan in force. Unknown names ask for the default."""
    open_to_all = (OWN, *known())
    a, b = request.GET.get("a", OWN), request.GET.get("b", "")
    a = a if a in open_to_all else OWN
    left = _pack(a)
    if b not in open_to_all:
        b = next(name for name in reversed(known()) if name not in (a, *left.lineage))
    return (a, b), left, _pack(b)


def _pack(name: str) -> Pack:
    return plan_on(timezone.localdate()) if name == OWN else resolve(name)

"""The page of a congress's seats."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.congress.queries import allocations_of
from huizhang.congress.rules.allocation import Allocation, Point, allocate, side_by_side, what_if
from huizhang.congress.sheet import sheet_of
from huizhang.congress.views.asked import crumbs_of
from huizhang.congress.views.looking import Look
from huizhang.people.queries.seeing import SeeingRequest
from huizhang.selection.queries.standing import may_ask_for
from huizhang.shell.pages import Crumb

# other totals on each side of the one that is looked at
BESIDE = 6


def page_of_seats(request: SeeingRequest, look: Look, status: int | None = None) -> HttpResponse:
    union, today = look.union, timezone.localdate()
    back = Crumb(gettext("Congresses"), reverse("congress:of_union", args=[union.union]))
    proposals = list(allocations_of(look.congress))
    decided = next((one for one in proposals if one.frozen_on), None)
    facts = {
        "congress": look.congress,
        "union": union,
        "of_school": union.of_school,
        "form": look.form,
        "returned": look.returned,
        "may_ask": not decided and may_ask_for(request.user, union, look.pack, today),
        "decided": decided,
        "decided_sheet": sheet_of(decided.result) if decided else None,
        "proposals": proposals,
        "students": look.people.students,
        "crumbs": crumbs_of(union.union, back),
        **_computed(look),
    }
    answer = status or (422 if request.method == "POST" and look.form.errors else 200)
    return render(request, "congress/allocation.html", facts, status=answer)


def _computed(look: Look) -> dict[str, Any]:
    if look.wish is None:
        return {}
    found = allocate(look.people, look.demands, look.wish.total)
    points = tuple(what_if(look.people, look.demands, _totals(look.wish.total)))
    methods = side_by_side(look.people, look.demands.seating, look.wish.total)
    facts: dict[str, Any] = {
        "found": found,
        "points": [(one.total, *map(_float, (one.most, one.overall, one.fewest)), one) for one in points],
        "chart": options(points),
        "methods": [(one.name, one.deviation.as_dict(), one.uncovered) for one in methods],
        "from_records": look.wish.counted_on is not None,
    }
    if isinstance(found, Allocation):
        facts["sheet"] = sheet_of(found.as_dict())
    return facts


def _float(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 1)


def _totals(total: int) -> list[int]:
    """Beside this one, in steps that a person would try."""
    step = max(1, total // 20)
    return [one for one in range(total - BESIDE * step, total + BESIDE * step + 1, step) if one > 0]


def options(points: Sequence[Point]) -> dict[str, Any]:
    """What ECharts draws: students for each delegate where they are most, overall, and fewest."""
    drawn = (
        (gettext("most in a college"), "--hz-fail", [point.most for point in points]),
        (gettext("overall"), "--hz-quiet", [point.overall for point in points]),
        (gettext("fewest in a college"), "--hz-pass", [point.fewest for point in points]),
    )
    series = [
        {
            "name": name,
            "type": "bar",
            "itemStyle": {"color": colour},
            "data": list(map(_float, values)),
        }
        for name, colour, values in drawn
    ]
    return {
        "grid": {"left": 8, "right": 8, "top": 44, "bottom": 8, "containLabel": True},
        "legend": {"top": 0, "left": 0, "textStyle": {"color": "--hz-ink"}},
        "tooltip": {"trigger": "axis", "renderMode": "richText"},
        "xAxis": {"type": "category", "data": [point.total for point in points]},
        "yAxis": {"type": "value"},
        "series": series,
    }

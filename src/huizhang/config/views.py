"""The pages that belong to no capability: the way in, and the answer to whoever watches the server."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.decorators import login_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from huizhang.config.deployment import school_pack
from huizhang.people.queries import seats_held
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.pack import Organ, PackError
from huizhang.policy.resolve import resolve


@require_safe
@login_required
@seeing
def begin(request: SeeingRequest) -> HttpResponse:
    """Where signing in leads: to the board whoever guides a union, anybody else home."""
    return redirect("compliance:board" if request.sight.records else "home")


# without `next`, so that signing in leads where each begins
@require_safe
@login_required(redirect_field_name=None)
@seeing
def home(request: SeeingRequest) -> HttpResponse:
    """For whom the person acts, and where to go from here."""
    today = timezone.localdate()
    seats = seats_held(request.user, today)
    organs = _organs(today) if seats else {}
    named = [(seat, organs.get(seat.organ)) for seat in seats]
    return render(request, "shell/home.html", {"seats": named})


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 where the database answers, else 503; tells nothing about people."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"database": "unreachable"}, status=503)
    return JsonResponse({"database": "ok"})


def _organs(day: date) -> Mapping[str, Organ]:
    """None where no plan is in force: then the page calls organs by their ids."""
    try:
        return resolve(school_pack(), day).organs
    except PackError:
        return {}

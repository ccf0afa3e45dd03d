"""Publishing a call, from a seat that recommends or guides."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.approvals.actions import CaseRefused
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.selection.actions import open_call
from huizhang.selection.queries.calls import NO_SEAT, callers
from huizhang.selection.queries.offices import Office, departments, usual_period
from huizhang.selection.views.asked import plan_today, told
from huizhang.selection.views.call_forms import CallForm
from huizhang.shell.pages import Crumb, organ_called

USUALLY_OPEN = 7


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def publish(request: SeeingRequest) -> HttpResponse:
    """For one union from one seat, both chosen first."""
    today, pack = timezone.localdate(), plan_today()
    found = callers(request.user, today, pack)
    if not found:
        raise PermissionDenied(NO_SEAT.say(gettext))
    office, union = _chosen(request, found)
    form = _form(request, office, union)
    if not form.is_bound:
        return _shown(request, found, office, union, form)
    if not form.is_valid():
        return _shown(request, found, office, union, form, 422)
    given = {"said": form.cleaned_data["said"], "days": form.days(), "wanted": form.wanted()}
    try:
        call = open_call(actor=request.user, seat=office.seat.pk, union=union, pack=pack, **given)
    except CaseRefused as refused:
        for said in told(refused.messages):
            form.add_error(None, said)
        return _shown(request, found, office, union, form, 409)
    messages.success(request, gettext("The call is published."))
    return redirect("selection:call", call.pk)


def _chosen(request: SeeingRequest, found: list[Office]) -> tuple[Office, str]:
    """Raises Http404 for somebody else's seat or union."""
    asked = request.POST.get("at") or request.GET.get("at")
    if not asked:
        return found[0], found[0].openings[0].union.union
    seat, _at, union = asked.partition("@")
    for office in found:
        if str(office.seat.pk) == seat and any(one.union.union == union for one in office.openings):
            return office, union
    raise Http404


def _form(request: SeeingRequest, office: Office, union: str) -> CallForm:
    today = timezone.localdate()
    closes = today + timedelta(days=USUALLY_OPEN)
    start, end = usual_period(plan_today(), closes)
    return CallForm(
        request.POST if request.method == "POST" else None,
        openings=[one for one in office.openings if one.union.union == union],
        departments=departments(union, today),
        initial={"opens": today, "closes": closes, "start": start, "end": end},
    )


def _shown(
    request: SeeingRequest, found: list[Office], office: Office, union: str, form: CallForm, status: int = 200
) -> HttpResponse:
    pack = plan_today()
    places = [
        (f"{one.seat.pk}@{name}", f"{organ_called(pack, one.organ)} {one.unit}".strip() + f" · {name}")
        for one in found
        for name in dict.fromkeys(opening.union.union for opening in one.openings)
    ]
    facts = {
        "form": form,
        "places": places,
        "at": f"{office.seat.pk}@{union}",
        "organ": f"{organ_called(pack, office.organ)} {office.unit}".strip(),
        "office": office,
        "union": union,
        "crumbs": [Crumb(gettext("Open calls"), reverse("selection:calls"))],
    }
    return render(request, "selection/new_call.html", facts, status=status)

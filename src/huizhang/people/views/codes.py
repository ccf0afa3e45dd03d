"""Accounts for everybody: who can sign in already, and one-time codes to print or mail for who cannot."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from itertools import groupby

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from huizhang.people.actions import ActRefused, issue_codes, mail_codes
from huizhang.people.activation import Newcomer, Slip
from huizhang.people.forms import StaffForm
from huizhang.people.queries.accounts import (
    earlier_codes,
    progress_of_classes,
    progress_of_colleges,
    students_waiting,
)
from huizhang.people.queries.seats import college_named
from huizhang.people.queries.seeing import SeeingRequest, require_keeper, seeing
from huizhang.people.tasks import send_letters
from huizhang.shell.pages import Crumb, page_of

WHOLE_SCHOOL = ""


@require_safe
@login_required
@seeing
def codes(request: SeeingRequest) -> HttpResponse:
    """How far the accounts of each college, or of each class of one, have come."""
    require_keeper(request.sight)
    return _shown(request, request.GET.get("college", WHOLE_SCHOOL), StaffForm())


@require_POST
@never_cache
@login_required
@seeing
def make_codes(request: SeeingRequest) -> HttpResponse:
    """New codes for the students of a unit who cannot sign in yet."""
    require_keeper(request.sight)
    name, class_name = request.POST.get("college", WHOLE_SCHOOL), request.POST.get("class", "")
    college = college_named(name)
    if name and college is None:
        raise Http404
    scope = " ".join(filter(None, (name, class_name))) or gettext("whole school")
    return _handed_out(request, students_waiting(college, class_name), scope, "people:codes")


@require_POST
@never_cache
@login_required
@seeing
def make_staff_codes(request: SeeingRequest) -> HttpResponse:
    require_keeper(request.sight)
    form = StaffForm(request.POST)
    if not form.is_valid():
        return _shown(request, WHOLE_SCHOOL, form)
    return _handed_out(request, form.cleaned_data["people"], gettext("Staff"), "people:codes")


def _shown(request: SeeingRequest, name: str, form: StaffForm) -> HttpResponse:
    college = college_named(name)
    if name and college is None:
        raise Http404
    rows = progress_of_classes(college) if college else progress_of_colleges()
    facts = {"page": page_of(request, rows), "college": college, "form": form, "mails": settings.MAILS}
    return render(request, "people/codes.html", facts)


def _handed_out(request: SeeingRequest, newcomers: Sequence[Newcomer], scope: str, back: str) -> HttpResponse:
    """The slips, shown only now: as a sheet to print, or as a table for a mail merge.

    Where earlier codes would end, first how many.
    """
    earlier = earlier_codes(newcomers)
    if earlier and "replace" not in request.POST:
        return _asked_first(request, earlier, scope)
    if request.POST.get("form") == "mail" and newcomers:
        return _mailed(request, newcomers, scope, back)
    try:
        slips = issue_codes(actor=request.user, newcomers=newcomers, scope=scope) if newcomers else []
    except ActRefused as refused:
        messages.error(request, refused.message.say(gettext))
        return redirect(back)
    if not slips:
        messages.info(request, gettext("Everybody there can sign in already."))
        return redirect(back)
    if request.POST.get("form") == "csv":
        return _as_csv(slips)
    sheets = [(unit, list(group)) for unit, group in groupby(slips, key=lambda slip: slip.unit)]
    address = request.build_absolute_uri(reverse("people:activation"))
    facts = {"sheets": sheets, "scope": scope, "count": len(slips), "activation_address": address}
    return render(request, "people/slips.html", facts)


def _asked_first(request: SeeingRequest, earlier: int, scope: str) -> HttpResponse:
    given = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
    facts = {
        "earlier": earlier,
        "scope": scope,
        "given": given,
        "crumbs": [Crumb(gettext("Accounts"), reverse("people:codes"))],
    }
    return render(request, "people/replace_codes.html", facts)


def _mailed(request: SeeingRequest, newcomers: Sequence[Newcomer], scope: str, back: str) -> HttpResponse:
    link = request.build_absolute_uri(reverse("people:activation"))
    try:
        mailing = mail_codes(actor=request.user, newcomers=newcomers, scope=scope, link=link)
    except ActRefused as refused:
        messages.error(request, refused.message.say(gettext))
        return redirect(back)
    send_letters.enqueue(mailing.pk)
    return redirect("people:mailing", mailing.pk)


def _as_csv(slips: Sequence[Slip]) -> HttpResponse:
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="codes-{timezone.localdate()}.csv"'
    writer = csv.writer(response)
    writer.writerow(map(gettext, ("unit", "number", "name", "code")))
    writer.writerows((plain(slip.unit), plain(slip.username), plain(slip.name), slip.code) for slip in slips)
    return response


def plain(cell: str) -> str:
    """What a spreadsheet would take for a formula becomes text."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t"} else cell

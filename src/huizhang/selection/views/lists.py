"""Many people at once: pasted or picked, checked row by row and as a whole, handed in together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.approvals.actions import CaseRefused
from huizhang.kernel.message import Message
from huizhang.kernel.verdict import Status, heaviest
from huizhang.people.queries import Student
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.pack import Pack
from huizhang.selection.actions import Weighed, nominate
from huizhang.selection.actions.checking import NOT_YOURS, check_list, strangers
from huizhang.selection.forms import POSTS, ListForm
from huizhang.selection.queries.candidates import shares, staff_among
from huizhang.selection.queries.offices import Office, usual_period
from huizhang.selection.rules.pasting import Line, lines_of
from huizhang.selection.views.asked import office_asked, offices_of, plan_today, told
from huizhang.selection.views.shown import limits_shown
from huizhang.shell.pages import Crumb, organ_called

HEADER = "学号\t职务\t部门"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list with the verdict of article four, None for somebody unknown; `faults` keep the
    whole list from being handed in."""

    line: Line
    name: str
    post: Message | str
    status: Status | None
    faults: tuple[Message, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
@transaction.atomic
def several(request: SeeingRequest) -> HttpResponse:
    pack = plan_today()
    office = office_asked(request, offices_of(request.user, pack))
    form = _form(request, office, pack)
    if not form.is_bound:
        return _shown(request, office, form, pack)
    if not form.is_valid():
        return _shown(request, office, form, pack, status=422)
    lines, wrong = lines_of(form.cleaned_data["rows"])
    if wrong:
        return _shown(request, office, form, pack, status=422, faults=told(wrong))
    wishes = [form.wish(line) for line in lines]
    if request.POST.get("act") == "hand_in" and not strangers([office], wishes):
        return _handed_in(request, office, form, lines, pack)
    return _checked(request, office, form, lines, pack)


def _form(request: SeeingRequest, office: Office, pack: Pack) -> ListForm:
    start, end = usual_period(pack, timezone.localdate())
    picked = request.GET.getlist("student")
    rows = "\n".join([HEADER, *(f"{number}\t工作人员\t" for number in picked)]) if picked else ""
    given = request.POST if request.method == "POST" else None
    return ListForm(given, office=office, initial={"start": start, "end": end, "rows": rows})


def _handed_in(
    request: SeeingRequest, office: Office, form: ListForm, lines: Sequence[Line], pack: Pack
) -> HttpResponse:
    wishes = [form.wish(line) for line in lines]
    try:
        made = nominate(actor=request.user, organ=office.organ, wishes=wishes, pack=pack)
    except CaseRefused as refused:
        return _shown(request, office, form, pack, status=409, faults=told(refused.messages))
    messages.success(request, gettext("{n} people are recommended.").format(n=len(made)))
    if len(made) == 1:
        return redirect("approvals:case", made[0].case_id)
    return redirect("approvals:batch", made[0].case.batch)


def _checked(
    request: SeeingRequest, office: Office, form: ListForm, lines: Sequence[Line], pack: Pack
) -> HttpResponse:
    """Every row and the list as a whole; nothing is written but who looked."""
    wishes = [form.wish(line) for line in lines]
    found = check_list(actor=request.user, held=[office], wishes=wishes, pack=pack)
    facts = {
        "rows": [_row(line, found.weighed.get(line.student_no)) for line in lines],
        "faults": told(found.faults),
        "limits": limits_shown(found.limits),
        "good": not found.refused,
        **_represented([one.student for one in found.weighed.values()]),
    }
    return _shown(request, office, form, pack, status=409 if found.refused else 200, **facts)


def _represented(people: list[Student]) -> dict[str, Any]:
    """Where the people of the list come from (article five)."""
    staff = staff_among([one.pk for one in people])
    return {"shares": shares(people, staff), "count": len(people)} if people else {}


def _row(line: Line, weighed: Weighed | None) -> Row:
    post = POSTS[line.post]
    if weighed is None:
        return Row(line, "", post, None, (NOT_YOURS,))
    statuses = [one.verdict.status for one in weighed.conditions]
    status = heaviest(statuses) if statuses else Status.PASS
    return Row(line, weighed.student.name, post, status, weighed.faults)


def _shown(
    request: SeeingRequest, office: Office, form: ListForm, pack: Pack, status: int = 200, **found: Any
) -> HttpResponse:
    facts = {
        "office": office,
        "organ": organ_called(pack, office.organ),
        "form": form,
        "crumbs": [Crumb(gettext("Recommend"), f"{reverse('selection:whom')}?seat={office.seat.pk}")],
        **found,
    }
    return render(request, "selection/list.html", facts, status=status)

"""A request (请示) of a congress: corrected after it came back, and on paper."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from huizhang.approvals.queries.seen import case_seen
from huizhang.congress.actions import congress_of, correct_request
from huizhang.congress.forms import RequestForm
from huizhang.congress.printing import request_paper
from huizhang.congress.queries.seeing import congress_seen, returned_request
from huizhang.congress.rules.requests import ASKED
from huizhang.congress.views.answering import done, status_of
from huizhang.congress.views.asked import crumbs_of, plan_today
from huizhang.documents.papers import MEDIA_TYPES
from huizhang.documents.typst import FontMissing
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.shell.downloads import as_download


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def correct(request: SeeingRequest, number: int) -> HttpResponse:
    """By whoever handed it in."""
    case = returned_request(request, number)
    congress, union = congress_seen(request, case.subject)
    form = RequestForm(request.POST or None, initial={"said": case.facts["said"]})
    if form.is_valid() and done(
        request,
        form,
        lambda: correct_request(
            actor=request.user, case=case, said=form.cleaned_data["said"], pack=plan_today()
        ),
        message("Handed in; the case is on its way."),
    ):
        return redirect("approvals:case", case.pk)
    facts = {"case": case, "congress": congress, "form": form, "crumbs": crumbs_of(union.union)}
    return render(request, "congress/request.html", facts, status=status_of(form))


@require_safe
@login_required
@seeing
def paper(request: SeeingRequest, number: int, ending: str) -> HttpResponse:
    today = timezone.localdate()
    case = case_seen(request.user, request.sight, today, number)
    if case is None or case.kind not in ASKED.values() or ending not in MEDIA_TYPES:
        raise Http404
    congress = congress_of(case)
    try:
        content = request_paper(case, congress, plan_today(), "pdf" if ending == "pdf" else "docx")
    except FontMissing as missing:
        messages.error(request, missing.message.say(gettext))
        return redirect("approvals:case", case.pk)
    return as_download(f"请示 {case.number}.{ending}", MEDIA_TYPES[ending], content)

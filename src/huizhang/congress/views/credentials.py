"""The check of the delegates' credentials, and its report on paper."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from huizhang.congress.actions import check_credentials
from huizhang.congress.queries.credentials import check_of, credentials_of
from huizhang.congress.queries.electors import electors_of, term_of
from huizhang.congress.queries.seeing import congress_seen
from huizhang.congress.queries.session.roll import session_of
from huizhang.congress.rosters import report_paper
from huizhang.congress.views.answering import done, status_of
from huizhang.congress.views.asked import crumbs_of, plan_today
from huizhang.congress.views.delegate_forms import CredentialsForm
from huizhang.congress.words import DELEGATE_KINDS
from huizhang.documents.papers import MEDIA_TYPES
from huizhang.documents.typst import FontMissing
from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.selection.queries.standing import ONLY_THE_UNION, may_ask_for
from huizhang.shell.downloads import as_download
from huizhang.shell.pages import page_of, reading

WORST_FIRST = (Status.FAIL, Status.CANNOT_TELL, Status.PASS)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def credentials(request: SeeingRequest, name: str) -> HttpResponse:
    congress, union = congress_seen(request, name)
    pack, today = plan_today(), timezone.localdate()
    may_ask = may_ask_for(request.user, union, pack, today)
    if request.method == "POST":
        require(may_ask, ONLY_THE_UNION)
    made = credentials_of(congress)
    initial = {"committee": made.committee, "statement": made.statement} if made else {}
    form = CredentialsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and done(
        request,
        form,
        lambda: check_credentials(actor=request.user, congress=congress, pack=pack, **form.cleaned_data),
        message("The credentials are checked and recorded."),
    ):
        return redirect("congress:credentials", name)
    electors, term = electors_of(congress, union, pack, today), term_of(congress)
    found = check_of(congress, electors, today)
    rows = sorted(found.credentials, key=lambda one: WORST_FIRST.index(one.status))
    facts = {
        "congress": congress,
        "union": union,
        "term": term,
        "made": made,
        "found": found,
        "roll": sum(electors.units.values()),
        "composition": found.composition,
        "whole": [
            {"name": reading().choose(rule.zh, rule.en), "cite": rule.cite, "verdict": verdict}
            for rule, verdict in found.judged.whole
        ],
        "page": page_of(request, rows),
        "kinds": DELEGATE_KINDS,
        "form": form,
        "may_check": may_ask and term.called and not term.held and session_of(congress) is None,
        "crumbs": crumbs_of(union.union),
    }
    return render(request, "congress/credentials.html", facts, status=status_of(form))


@require_safe
@login_required
@seeing
def report(request: SeeingRequest, name: str, ending: str) -> HttpResponse:
    congress, _union = congress_seen(request, name)
    made = credentials_of(congress)
    if made is None or ending not in MEDIA_TYPES:
        raise Http404
    try:
        content = report_paper(made, "pdf" if ending == "pdf" else "docx")
    except FontMissing as missing:
        messages.error(request, missing.message.say(gettext))
        return redirect("congress:credentials", name)
    return as_download(f"{made.congress_id} 代表资格审查报告.{ending}", MEDIA_TYPES[ending], content)

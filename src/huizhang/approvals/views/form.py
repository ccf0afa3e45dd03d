"""The approval form (审批表) of a case, as Word or PDF, for whoever may see the case."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from huizhang.approvals.printing import approval_form
from huizhang.approvals.queries.seen import case_seen
from huizhang.documents.papers import MEDIA_TYPES
from huizhang.documents.typst import FontMissing
from huizhang.people.queries.plan import plan_on
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.shell.downloads import as_download


@require_safe
@login_required
@seeing
def form(request: SeeingRequest, number: int, ending: str) -> HttpResponse:
    today = timezone.localdate()
    case = case_seen(request.user, request.sight, today, number)
    if case is None or ending not in MEDIA_TYPES:
        raise Http404
    try:
        content = approval_form(case, plan_on(today), "pdf" if ending == "pdf" else "docx", today)
    except FontMissing as missing:
        messages.error(request, missing.message.say(gettext))
        return redirect("approvals:case", case.pk)
    return as_download(f"审批表 {case.number}.{ending}", MEDIA_TYPES[ending], content)

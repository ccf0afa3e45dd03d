"""Files with a case: added by a form, given out to whoever may see the case, never shown by the browser."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.actions.attaching import attach
from huizhang.approvals.queries.attachments import attachment_of
from huizhang.approvals.queries.seen import case_seen
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.shell.downloads import as_download

NOTHING_CHOSEN = message("Choose a file first.")


@require_POST
@login_required
@seeing
def add(request: SeeingRequest, number: int) -> HttpResponse:
    case = case_seen(request.user, request.sight, timezone.localdate(), number)
    if case is None:
        raise Http404
    files = request.FILES.getlist("file")
    if not files:
        messages.error(request, NOTHING_CHOSEN.say(gettext))
    for file in files:
        content = file.read(settings.LARGEST_ATTACHMENT + 1)
        try:
            attach(actor=request.user, case=case.pk, name=file.name or "", content=content)
        except CaseRefused as refused:
            for said in refused.messages:
                messages.error(request, said.say(gettext))
        else:
            messages.success(request, gettext("{file} lies with the case.").format(file=file.name))
    return redirect("approvals:case", case.pk)


@require_safe
@login_required
@seeing
def file(request: SeeingRequest, number: int, attachment: int) -> HttpResponse:
    case = case_seen(request.user, request.sight, timezone.localdate(), number)
    found = attachment_of(case, attachment) if case else None
    if found is None:
        raise Http404
    return as_download(found.name, found.media_type, bytes(found.content))

"""Files with a proposal: added on its page by whoever may add them to its case, open to whoever reads it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huizhang.approvals.actions import CaseRefused, attach
from huizhang.approvals.queries.attachments import attachment_of
from huizhang.congress.queries.proposals import may_read
from huizhang.congress.queries.seeing_proposals import proposal_seen
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.shell.downloads import as_download

NOTHING_CHOSEN = message("Choose a file first.")


@require_POST
@login_required
@seeing
def add(request: SeeingRequest, number: int) -> HttpResponse:
    """Raises Http404 for a draft, which has no case yet."""
    found = proposal_seen(request, number)
    if found.case_id is None:
        raise Http404
    files = request.FILES.getlist("file")
    if not files:
        messages.error(request, NOTHING_CHOSEN.say(gettext))
    for file in files:
        content = file.read(settings.LARGEST_ATTACHMENT + 1)
        try:
            attach(actor=request.user, case=found.case_id, name=file.name or "", content=content)
        except CaseRefused as refused:
            for said in refused.messages:
                messages.error(request, said.say(gettext))
        else:
            messages.success(request, message("{file} lies with the proposal.", file=file.name).say(gettext))
    return redirect("congress:proposal", found.pk)


@require_safe
@login_required
@seeing
def file(request: SeeingRequest, number: int, attachment: int) -> HttpResponse:
    found = proposal_seen(request, number)
    readable = found.case is not None and may_read(request.user, request.sight, found)
    kept = attachment_of(found.case, attachment) if readable and found.case else None
    if kept is None:
        raise Http404
    return as_download(kept.name, kept.media_type, bytes(kept.content))

"""The announcement (公告) of a result as Word and PDF."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from huizhang.documents.papers import MEDIA_TYPES
from huizhang.documents.typst import FontMissing
from huizhang.elections.announcing import announcement_paper
from huizhang.elections.queries.counts import count_of
from huizhang.elections.views.counted.asked import opened
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.shell.downloads import as_download


@require_safe
@login_required
@seeing
def announcement(request: SeeingRequest, number: int, ending: str) -> HttpResponse:
    """To those who see the union or take part, once it is counted."""
    found = opened(request, number)
    made = count_of(found.election)
    if ending not in MEDIA_TYPES or made is None:
        raise Http404
    try:
        content = announcement_paper(made, found.union, "pdf" if ending == "pdf" else "docx")
    except FontMissing as missing:
        messages.error(request, missing.message.say(gettext))
        return redirect("elections:count", number)
    return as_download(f"公告 {found.election.title}.{ending}", MEDIA_TYPES[ending], content)

"""What is given out of a session: its documents, and its minutes as Word and PDF."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from huizhang.congress.models import SessionPaper
from huizhang.congress.printing_session import minutes_paper
from huizhang.congress.views.session.asked import opened
from huizhang.documents.papers import MEDIA_TYPES
from huizhang.documents.typst import FontMissing
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.shell.downloads import as_download

ONLY_UNION = message("The minutes are for those who guide this union, serve it or sit in the congress.")


@require_safe
@login_required
@seeing
def paper(request: SeeingRequest, name: str, number: int) -> HttpResponse:
    """To delegates, to those who check them in, and to those who see the union."""
    _found, session = opened(request, name)
    one = get_object_or_404(SessionPaper, pk=number, session=session)
    return as_download(one.name, one.media_type, bytes(one.content))


@require_safe
@login_required
@seeing
def minutes(request: SeeingRequest, name: str, ending: str) -> HttpResponse:
    """Of a session that is not closed they are a draft, and say so."""
    found, session = opened(request, name)
    require(found.sees or found.own is not None, ONLY_UNION)
    if ending not in MEDIA_TYPES:
        raise Http404
    try:
        content = minutes_paper(session, "pdf" if ending == "pdf" else "docx")
    except FontMissing as missing:
        messages.error(request, missing.message.say(gettext))
        return redirect("congress:session", name)
    return as_download(f"会议纪要 {name}.{ending}", MEDIA_TYPES[ending], content)

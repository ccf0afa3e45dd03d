"""Each delegate's own code: on paper, on the delegate's phone, and what a camera opens."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from huizhang.congress.models import Delegation, Entitled
from huizhang.congress.queries.session.codes import code_from
from huizhang.congress.queries.session.roll import of_code, roll_of, stays_of
from huizhang.congress.queries.session.standing import ONLY_WHO_LEADS, scrutinises
from huizhang.congress.views.session.asked import frame, opened
from huizhang.congress.views.session.doors import tried
from huizhang.congress.views.session.drawn import qr
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.shell.pages import page_of

# codes on a sheet; three columns of eight fill a page of A4
A_SHEET = 24
NO_CODE = message("You are not on the roll of this session; whoever leads it knows why.")


@never_cache
@require_safe
@login_required
@seeing
def own(request: SeeingRequest, name: str) -> HttpResponse:
    """The delegate's own code, on the delegate's own phone."""
    found, _session = opened(request, name)
    if found.own is None:
        raise PermissionDenied(NO_CODE.say(gettext))
    stays = list(stays_of(found.own))
    facts = {**frame(found), "drawn": drawn(request, found.own), "stays": stays}
    return render(request, "congress/session/own.html", facts)


@never_cache
@require_safe
@login_required
@seeing
def sheet(request: SeeingRequest, name: str) -> HttpResponse:
    """To be printed and handed out, a delegation at a time or all of them."""
    found, session = opened(request, name)
    require(found.leads, ONLY_WHO_LEADS)
    rows, asked = roll_of(session), request.GET.get("delegation", "")
    if asked:
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
        rows = rows.filter(delegation=get_object_or_404(Delegation, pk=number, session=session))
    page = page_of(request, rows, A_SHEET)
    facts: dict[str, Any] = {
        **frame(found),
        "page": page,
        "slips": [(one, drawn(request, one)) for one in page],
        "delegations": Delegation.objects.filter(session=session).order_by("name"),
        "asked": asked,
    }
    return render(request, "congress/session/codes.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, code: str) -> HttpResponse:
    """What the code on paper opens. Looking writes nothing; whoever may not is told who may."""
    line = of_code(code)
    user: Any = request.user
    if not user.is_authenticated or line is None or not scrutinises(user, line.session):
        return _not_yours(request, line)
    return _of_scrutineer(request, line, code)


@seeing
def _of_scrutineer(request: SeeingRequest, line: Entitled, code: str) -> HttpResponse:
    door, status = request.POST.get("door", request.GET.get("door", "")), 200
    if request.method == "POST":
        said = tried(request, line.session, code=code)
        if said is None:
            return redirect(f"{reverse('congress:code', args=[code])}?{urlencode({'door': door})}")
        status = 409
        for one in said:
            messages.error(request, one.say(gettext))
    stays = list(stays_of(line))
    facts = {
        "line": line,
        "congress": line.session.congress,
        "session": line.session,
        "stays": stays,
        "present": bool(stays) and stays[0].left is None,
        "key": str(uuid4()),
        "door": door,
        "code": code,
    }
    return render(request, "congress/session/confirm.html", facts, status=status)


@seeing
def _seen(request: SeeingRequest, facts: dict[str, Any], status: int) -> HttpResponse:
    return render(request, "congress/session/not_yours.html", facts, status=status)


def _not_yours(request: HttpRequest, line: Entitled | None) -> HttpResponse:
    """Alike for a code that is nobody's, so that nobody learns which are somebody's."""
    user: Any = request.user
    if not user.is_authenticated:
        return render(request, "congress/session/not_yours.html", {}, status=403)
    own = line is not None and user.student_id is not None and line.student_id == user.student_id
    return _seen(request, {"own": own, "line": line if own else None}, 403)


def drawn(request: HttpRequest, line: Entitled) -> str:
    """The code as an SVG that a camera reads as a link of this deployment."""
    return qr(request.build_absolute_uri(reverse("congress:code", args=[code_from(line.code)])))

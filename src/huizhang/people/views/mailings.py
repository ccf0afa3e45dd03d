"""Codes sent by mail: what became of each letter, and sending once more what failed."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huizhang.kernel.message import message
from huizhang.people.actions import mail_again
from huizhang.people.queries.accounts import failed_letters
from huizhang.people.queries.accounts import mailings as all_mailings
from huizhang.people.queries.seeing import SeeingRequest, require_keeper, seeing
from huizhang.people.tasks import send_letters
from huizhang.shell.pages import Crumb, page_of


@require_safe
@login_required
@seeing
def mailings(request: SeeingRequest) -> HttpResponse:
    require_keeper(request.sight)
    return render(request, "people/mailings.html", {"page": page_of(request, all_mailings()), **_crumbs()})


@require_safe
@login_required
@seeing
def mailing(request: SeeingRequest, number: int) -> HttpResponse:
    """How far it has come, and to whom it could not be delivered."""
    require_keeper(request.sight)
    found = get_object_or_404(all_mailings(), pk=number)
    facts = {"mailing": found, "page": page_of(request, failed_letters(found)), **_crumbs()}
    return render(request, "people/mailing.html", facts)


@require_POST
@login_required
@seeing
def send_again(request: SeeingRequest, number: int) -> HttpResponse:
    require_keeper(request.sight)
    found = get_object_or_404(all_mailings(), pk=number)
    count = mail_again(actor=request.user, mailing=found)
    send_letters.enqueue(found.pk)
    messages.success(request, message("{n} letters are on their way.", n=count).say(gettext))
    return redirect("people:mailing", found.pk)


def _crumbs() -> dict[str, list[Crumb]]:
    return {"crumbs": [Crumb(gettext("Accounts"), reverse("people:codes"))]}

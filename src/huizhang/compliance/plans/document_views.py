"""The university's own document beside the plan: its text with marks lit, and attaching it."""

from __future__ import annotations

from typing import Any

from django.conf import settings as deployment
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.compliance.actions import attach_document, may_set
from huizhang.compliance.plans.change import SettingRefused
from huizhang.compliance.plans.document import FOLDER, FORMS, LARGEST, MEGABYTE, attached, lit
from huizhang.kernel.message import message
from huizhang.people.queries import plan
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack, PackError
from huizhang.shell.pages import Crumb

ONLY_COMMITTEE = message("The document is attached by those who hold a seat on the school league committee.")
LONGEST_NAME = 120


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def document(request: SeeingRequest) -> HttpResponse:
    """Open to everybody who signs in, as the plan is; attached by the school league committee."""
    try:
        pack = plan.plan_on(timezone.localdate())
    except PackError as error:
        return render(request, "compliance/plans/no_plan.html", {"said": error.message})
    refused, status = None, 200
    if request.method == "POST":
        try:
            _attach(request, pack)
            return redirect("compliance:document")
        except SettingRefused as error:
            refused, status = error.message, 422
    context = _shown(pack) | {"refused": refused, "pack": pack, "forms": ",".join(FORMS), "largest": LARGEST}
    context["may_set"] = may_set(request.user, timezone.localdate())
    context["crumbs"] = [Crumb(gettext("The plan, clause by clause"), reverse("compliance:plan"))]
    return render(request, "compliance/plans/document.html", context, status=status)


def _attach(request: SeeingRequest, pack: Pack) -> None:
    """Raises SettingRefused."""
    today = timezone.localdate()
    require(may_set(request.user, today), ONLY_COMMITTEE)
    sent = request.FILES.get("file")
    if sent is None:
        raise SettingRefused(message("Choose a file first."))
    if (sent.size or 0) > LARGEST * MEGABYTE:
        raise SettingRefused(message("The document has more than {n} MB; send its text alone.", n=LARGEST))
    folder = deployment.ENVIRONMENT.home / FOLDER
    name = (sent.name or "")[-LONGEST_NAME:]
    attach_document(actor=request.user, name=name, content=sent.read(), folder=folder, pack=pack, day=today)
    messages.success(request, gettext("The document is attached and recorded in the ledger."))


def _shown(pack: Pack) -> dict[str, Any]:
    entry = attached()
    if entry is None:
        return {"entry": None}
    try:
        return {
            "entry": entry,
            "lit": lit(deployment.ENVIRONMENT.home / FOLDER / entry.kept, entry.file, pack),
        }
    except PackError as error:
        return {"entry": entry, "unread": error.message}

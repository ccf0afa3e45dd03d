"""What somebody was told, and the mail address to which it goes."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.approvals.forms import MailForm
from huizhang.approvals.models import MailAddress
from huizhang.approvals.queries.notifying import notifications_of
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.shell.pages import page_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def notifications(request: SeeingRequest) -> HttpResponse:
    known = MailAddress.objects.filter(account=request.user)
    now = known.values_list("address", flat=True).first() or ""
    form = MailForm(request.POST if request.method == "POST" else None, initial={"address": now})
    if form.is_valid():
        address = form.cleaned_data["address"]
        if address:
            MailAddress.objects.update_or_create(account=request.user, defaults={"address": address})
        else:
            known.delete()
        messages.success(request, gettext("Saved."))
        return redirect("approvals:notifications")
    facts = {"form": form, "page": page_of(request, notifications_of(request.user))}
    return render(request, "approvals/notifications.html", facts, status=422 if form.is_bound else 200)

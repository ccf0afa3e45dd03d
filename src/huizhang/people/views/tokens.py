"""One's own tokens for the API: shown once, revoked at any time."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from huizhang.people.actions import issue_token, revoke_token
from huizhang.people.forms import TokenForm
from huizhang.people.models import Token
from huizhang.people.queries.accounts import tokens_of
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.shell.pages import page_of


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@seeing
def tokens(request: SeeingRequest) -> HttpResponse:
    form = TokenForm(request.POST if request.method == "POST" else None)
    issued = None
    if form.is_bound and form.is_valid():
        expires = timezone.now() + timedelta(days=form.cleaned_data["days"])
        issued = issue_token(actor=request.user, account=request.user, expires=expires)
    facts = {
        "page": page_of(request, tokens_of(request.user)),
        "form": form,
        "issued": issued,
        "now": timezone.now(),
    }
    return render(request, "people/tokens.html", facts)


@require_POST
@login_required
@seeing
def revoke(request: SeeingRequest, number: int) -> HttpResponse:
    """The own ones only; another's is as if it did not exist."""
    token = get_object_or_404(Token, pk=number, account=request.user)
    revoke_token(actor=request.user, token=token)
    messages.success(request, gettext("The token is revoked."))
    return redirect("people:tokens")

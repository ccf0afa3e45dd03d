"""Signing in; in the demo by one click on a person of the cast."""

from __future__ import annotations

from typing import Any

from allauth.account import views as allauth
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from huizhang.people.demo import cast

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class SignIn(allauth.LoginView):  # type: ignore[misc]  # allauth tells no types
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "cast": cast() if settings.DEMO else []}


@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """In the demo only."""
    if not settings.DEMO:
        raise Http404
    wanted = request.POST.get("username", "")
    for part, account in cast():
        if part.username == wanted:
            login(request, account, backend=BACKEND)
            return redirect(settings.LOGIN_REDIRECT_URL)
    raise Http404

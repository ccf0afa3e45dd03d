"""Who may sign in: those who have an account. Nobody registers, and guessing is locked out."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from huizhang.people.models import Account


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth tells no types
    """Accounts are opened by the university, never by whoever comes along."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Signing in and out show on the page itself."""

    def get_user_search_fields(self) -> list[str]:
        return [Account.USERNAME_FIELD]


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Whose name somebody tries: the form calls the field otherwise than the credentials do."""
    return (credentials or {}).get("username") or request.POST.get("login", "")


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None, **_: Any
) -> HttpResponse:
    """What axes answers while a name is locked for an address."""
    return render(request, "account/locked_out.html", status=429)

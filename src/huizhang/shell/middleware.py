"""In which language a page is written, and what it says where no plan is in force.

The API, which nobody chooses a language for, goes by `Accept-Language`.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from huizhang.policy.pack import PackError


def chosen_language(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """The one chosen before, else Chinese, whatever the browser prefers."""
    known = dict(settings.LANGUAGES)

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        code = asked if asked in known else _unasked(request)
        with translation.override(code):
            response = get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response

    return middleware


def _unasked(request: HttpRequest) -> str:
    """Programs say in `Accept-Language` what they read; pages begin in Chinese."""
    if request.path.startswith("/api/") and request.headers.get("Accept-Language"):
        return translation.get_language_from_request(request)
    return settings.LANGUAGE_CODE


class PlanNeeded:
    """Where a page needs the plan and none is in force, the page says so and how to mend it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, PackError):
            return None
        return render(request, "shell/no_plan.html", {"said": exception.message}, status=409)

"""What the base layout shows on every page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from huizhang.shell.navigation import Reader, articles, links
from huizhang.shell.pages import reading

THEME_COOKIE = "huizhang_theme"
THEMES = ("auto", "light", "dark")


def page(request: HttpRequest) -> dict[str, Any]:
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "theme": theme if theme in THEMES else "auto",
        "reading": reading().code,
        "demo": settings.DEMO,
        "links": SimpleLazyObject(lambda: links(request, readers(request))),
        "articles": SimpleLazyObject(lambda: list(articles(request))),
    }


def readers(request: HttpRequest) -> frozenset[Reader]:
    """As whom the person reads: `request.sight` is there on every page behind `@seeing`."""
    sight = getattr(request, "sight", None)
    found: set[Reader] = {"anybody"}
    if sight is not None and sight.organs:
        found.add("seated")
    if sight is not None and sight.own:
        found.add("student")
    if sight is not None and (sight.school or sight.school_union or sight.unions):
        found.add("serving")
    if sight is not None and sight.records:
        found.add("guiding")
    if sight is not None and (sight.school or sight.keeps_accounts):
        found.add("school")
    if sight is not None and sight.keeps_accounts:
        found.add("administrator")
    return frozenset(found)

"""Switches that keep the page, what is shown without a network, and the gallery of components."""

from __future__ import annotations

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from huizhang.shell.context import THEME_COOKIE, THEMES
from huizhang.shell.samples import SAMPLES

A_YEAR = 365 * 24 * 3600


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    return _chosen(request, settings.LANGUAGE_COOKIE_NAME, "language", tuple(dict(settings.LANGUAGES)))


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    return _chosen(request, THEME_COOKIE, "theme", THEMES)


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "shell/offline.html")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """At the root, because a service worker only serves what lies below it."""
    script = finders.find("huizhang/service-worker.js")
    if not isinstance(script, str):
        raise Http404
    with open(script, "rb") as file:  # noqa: PTH123  # finders give text
        return HttpResponse(file.read(), content_type="text/javascript")


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "shell/gallery.html", SAMPLES)


def _chosen(request: HttpRequest, cookie: str, field: str, known: tuple[str, ...]) -> HttpResponse:
    """Back to the page where the switch was, with the choice kept for a year."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    chosen = request.POST.get(field, "")
    if chosen in known:
        response.set_cookie(
            cookie, chosen, max_age=A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    return response

"""What all views need: the reader's language, one page of a list, whether only a part is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from huizhang.policy.pack import Pack
from huizhang.shell.language import CHINESE, ENGLISH, Language

ROWS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above this one."""

    title: str
    url: str


def reading() -> Language:
    """The language in which this request is answered, for `Finding.say`, `Rule` texts and the like."""
    return ENGLISH if (translation.get_language() or "").startswith("en") else CHINESE


def organ_called(pack: Pack, organ: str) -> str:
    """The organ by the pack's name, in the reader's language."""
    known = pack.organs.get(organ)
    return reading().choose(known.names[0], known.en) if known else organ


def page_of(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], size: int = ROWS_A_PAGE) -> Page[Any]:
    """The page that `?page=` asks for; the nearest one where it asks for nonsense."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def wants_part(request: HttpRequest) -> bool:
    """Whether HTMX asks for a part of the page (never for a boosted or restored whole page)."""
    htmx = request.htmx  # type: ignore[attr-defined]  # set by HtmxMiddleware
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def render_page(request: HttpRequest, template: str, part: str, context: dict[str, Any]) -> HttpResponse:
    """The whole `template`, or only its `part` (another template) where HTMX asks for that."""
    response = render(request, part if wants_part(request) else template, context)
    response.headers["Vary"] = "HX-Request, Cookie"
    return response

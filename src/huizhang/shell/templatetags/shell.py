"""`{% load shell %}`: sentences, dates, statuses and icons in templates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from huizhang.kernel.message import DAY, MONTHS, Message
from huizhang.kernel.verdict import Status
from huizhang.shell.called import called
from huizhang.shell.language import ENGLISH
from huizhang.shell.navigation import OF_CONGRESS, OF_UNION, pages_of
from huizhang.shell.pages import reading
from huizhang.shell.status import WORDS

register = template.Library()
NUMERALS = {ord(mark): str(number) for number, mark in enumerate("一二三四五六七八九十", 1)}
NUMERALS |= {ord("（"): " (", ord("）"): ")"}


@register.simple_tag
def say(text: str, **values: Any) -> SafeString:
    """`{% say "{n} people" n=count %}`: a message id like those of `message(…)`; values are escaped."""
    said = {name: conditional_escape(_told(value)) for name, value in values.items()}
    return mark_safe(str(conditional_escape(gettext(text))).format(**said))  # noqa: S308  # both are escaped


@register.filter
def told(value: Any) -> Any:
    """A Message in the reader's language; anything else as it is."""
    return _told(value)


@register.filter
def day(value: date | datetime | None) -> str:
    """2026年3月1日, or 1 March 2026; empty for None."""
    if value is None:
        return ""
    on = timezone.localtime(value).date() if isinstance(value, datetime) else value
    if reading() == ENGLISH:
        return f"{on.day} {MONTHS[on.month - 1]} {on.year}"
    return f"{on.year}年{on.month}月{on.day}日"


@register.filter
def numeral(cite: str) -> str:
    """An article as `{% say "Article {n}" %}` takes it: 三（二）, or 3 (2) in English."""
    bare = cite.removeprefix("第").replace("条", "")
    return bare.translate(NUMERALS) if reading() == ENGLISH else bare


@register.filter
def moment(value: datetime | None) -> str:
    """2026年3月1日 14:05 in the deployment's time zone; empty for None."""
    return f"{day(value)} {timezone.localtime(value):%H:%M}" if value else ""


@register.filter
def hours(half_hours: int | None) -> str:
    """7.5 for fifteen half hours."""
    whole, half = divmod(half_hours or 0, 2)
    return f"{whole}.5" if half else str(whole)


@register.filter
def status_word(status: str) -> str:
    return WORDS[Status(status)].say(gettext)


@register.filter
def in_list(texts: Iterable[Any]) -> str:
    """Joined as the language joins: 、 or a comma."""
    return gettext(", ").join(str(_told(text)) for text in texts)


@register.inclusion_tag("shell/pages_of.html", takes_context=True)
def union_pages(context: template.Context, union: str) -> dict[str, Any]:
    """Links between the pages of one union."""
    return {"places": pages_of(context["request"], OF_UNION, union), "whose": union}


@register.inclusion_tag("shell/pages_of.html", takes_context=True)
def congress_pages(context: template.Context, congress: str) -> dict[str, Any]:
    """Links between the pages of one congress."""
    return {"places": pages_of(context["request"], OF_CONGRESS, congress), "whose": congress}


@register.inclusion_tag("shell/called.html", takes_context=True)
def calls_of(context: template.Context) -> dict[str, Any]:
    """What the reader is called to, besides cases."""
    return {"calls": called(context["request"])}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """From the sprite; without a label it is decoration."""
    return _icon(static("huizhang/icons.svg"), name, label)


@lru_cache(maxsize=512)
def _icon(sprite: str, name: str, label: str) -> SafeString:
    told_as = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon" {} focusable="false"><use href="{}#{}"></use></svg>',
        told_as,
        sprite,
        name,
    )


def _told(value: Any) -> Any:
    if isinstance(value, Message):
        language = reading()
        return value.say(_english if language == ENGLISH else language)
    return day(value) if isinstance(value, date) else value


def _english(text: str) -> str:
    """Pages write days out where the command line writes them as ISO."""
    return "{day} {month_name} {year}" if text == DAY else text

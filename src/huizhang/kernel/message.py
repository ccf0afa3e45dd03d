"""Sentences that can be said in any language after the fact.

The pure packages judge without knowing who will read the judgement, so they return
messages: an English text that serves as message id, and the values to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

# the days that facts keep as JSON does
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
DAY = "{year}-{month:02}-{day:02}"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is a `str.format` template and the id under which translations are found."""

    text: str
    values: dict[str, Any] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str] = str) -> str:
        """The sentence in the language of `translate`; values that are messages are said too."""
        said = {name: _said(value, translate) for name, value in self.values.items()}
        return translate(self.text).format(**said)

    def __hash__(self) -> int:
        return hash((self.text, repr(self.values)))


def message(text: str, /, **values: Any) -> Message:
    """Write `message("{n} people, at most {max}", n=63, max=60)`; texts are collected from such calls."""
    return Message(text, values)


def day_of(text: str) -> date | None:
    """The day that `text` is in ISO; None where it is none."""
    if not ISO_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _said(value: Any, translate: Callable[[str], str]) -> Any:
    if isinstance(value, Message):
        return value.say(translate)
    if type(value) is date:
        return _day(value).say(translate)
    if isinstance(value, str) and (day := day_of(value)):
        return _day(day).say(translate)
    if isinstance(value, (list, tuple, set, frozenset)):
        members = sorted(value) if isinstance(value, (set, frozenset)) else value
        return translate(", ").join(str(_said(member, translate)) for member in members)
    return value


def _day(day: date) -> Message:
    """2026-03-01, which Chinese writes 2026年3月1日 and the pages in English 1 March 2026."""
    return message(
        "{year}-{month:02}-{day:02}",
        year=day.year,
        month=day.month,
        day=day.day,
        month_name=MONTHS[day.month - 1],
    )

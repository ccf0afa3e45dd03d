"""Sentences that can be said in any language after the fact.

The pure packages judge without knowing who will read the judgement, so they return
messages: an English text that serves as message id, and the values to fill in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any


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


def _said(value: Any, translate: Callable[[str], str]) -> Any:
    if isinstance(value, Message):
        return value.say(translate)
    if type(value) is date:
        return _day(value).say(translate)
    if isinstance(value, (list, tuple, set, frozenset)):
        members = sorted(value) if isinstance(value, (set, frozenset)) else value
        return translate(", ").join(str(_said(member, translate)) for member in members)
    return value


def _day(day: date) -> Message:
    """2026-03-01, which Chinese writes 2026年3月1日."""
    return message("{year}-{month:02}-{day:02}", year=day.year, month=day.month, day=day.day)

"""Reasons as English readers read them: organs by the names that the plan has for them in English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from huizhang.kernel.message import Message
from huizhang.kernel.verdict import Reason
from huizhang.policy.pack import Pack
from huizhang.shell.language import ENGLISH, Language


def organs_named(reasons: Iterable[Reason], pack: Pack, language: Language) -> tuple[Reason, ...]:
    """The reasons as they are in Chinese."""
    if language != ENGLISH:
        return tuple(reasons)
    named = {name: pack.organs[organ].en for name, organ in pack.organ_names.items() if pack.organs[organ].en}
    return tuple(replace(reason, message=_in_english(reason.message, named)) for reason in reasons)


def _in_english(value: Any, named: dict[str, str]) -> Any:
    if isinstance(value, Message):
        values = {name: _in_english(each, named) for name, each in value.values.items()}
        return replace(value, values=values)
    if isinstance(value, (list, tuple)):
        return [_in_english(each, named) for each in value]
    return named.get(value, value) if isinstance(value, str) else value

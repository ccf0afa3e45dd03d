"""Messages as JSON and back, so that what was judged once is read in everybody's language."""

from __future__ import annotations

from datetime import date
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.policy.words import PackText


def kept(said: Message) -> dict[str, Any]:
    """The message's id with its values; of a pack's text both languages."""
    if isinstance(said, PackText):
        return {"text": said.text, "chinese": said.chinese}
    return {"text": said.text, "values": {name: _value(value) for name, value in said.values.items()}}


def said_again(stored: dict[str, Any] | str) -> Message:
    """What `kept` gave; a mere text, as earlier versions stored it, says itself."""
    if isinstance(stored, str):
        return message("{text}", text=stored)
    if "chinese" in stored:
        return PackText(stored["text"], chinese=stored["chinese"])
    return Message(stored["text"], {name: _read(value) for name, value in stored["values"].items()})


def _value(value: Any) -> Any:
    if isinstance(value, Message):
        return kept(value)
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, (list, tuple, set, frozenset)):
        members = sorted(value) if isinstance(value, (set, frozenset)) else value
        return [_value(member) for member in members]
    return value


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return [_read(member) for member in value]
    if isinstance(value, dict):
        return date.fromisoformat(value["day"]) if "day" in value else said_again(value)
    return value

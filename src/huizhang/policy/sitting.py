"""When a congress may sit and what carries a decision, as packs say it: `[session]`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.threshold import threshold
from huizhang.policy.faults import unknown


@dataclass(frozen=True, slots=True)
class Sitting:
    """Each as `kernel.threshold` reads it: the quorum of those entitled that a congress starts from, and of
    those present what carries a decision and what carries the charter.
    """

    quorum: str = ">=2/3"
    decisions: str = ">1/2"
    charter: str = ">=2/3"


KEYS = tuple(field.name for field in fields(Sitting))


def laid(known: Sitting, given: Mapping[str, Any]) -> tuple[Sitting, list[tuple[str, Message]]]:
    """`known` with what a pack says, and what is wrong by key."""
    wrong = [(f"session, {name}", _shape(name)) for name, value in given.items() if not _fits(name, value)]
    sound = {name: str(threshold(value)) for name, value in given.items() if _fits(name, value)}
    return replace(known, **sound), wrong


def _fits(name: str, value: Any) -> bool:
    return name in KEYS and threshold(value) is not None


def _shape(name: str) -> Message:
    if name in KEYS:
        return message('write a part such as ">=2/3" (at least) or ">1/2" (more than)')
    return unknown(message("key"), name, KEYS)

"""When a congress may sit and what carries a decision, as packs say it: `[session]`."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.threshold import threshold
from huizhang.policy.blocks import Wrong, by_day
from huizhang.policy.faults import unknown


@dataclass(frozen=True, slots=True)
class Sitting:
    """The quorum of those entitled that a congress starts from, and what carries a decision and the charter
    of those present; each as `kernel.threshold` reads it."""

    quorum: str = ">=2/3"
    decisions: str = ">1/2"
    charter: str = ">=2/3"


KEYS = tuple(field.name for field in fields(Sitting))


def laid(known: Sitting, given: Any, on: date | None) -> tuple[Sitting, Wrong]:
    """`known` with what the blocks say on the day (None: all of them), and what is wrong by key."""
    wrong: Wrong = []
    for start, block in by_day("session", given, wrong):
        read = {name: value for name, value in block.items() if name != "from"}
        unfit = [name for name, value in read.items() if name not in KEYS or threshold(value) is None]
        wrong += [(f"session, {name}", _shape(name)) for name in unfit]
        if on is None or start <= on:
            sound = {name: str(threshold(value)) for name, value in read.items() if name not in unfit}
            known = replace(known, **sound)
    return known, wrong


def _shape(name: str) -> Message:
    if name in KEYS:
        return message('write a part such as ">=2/3" (at least) or ">1/2" (more than)')
    return unknown(message("key"), name, KEYS)

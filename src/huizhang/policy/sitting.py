"""When a congress may sit, what carries a decision and who is elected there, as packs say it: `[session]`."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.threshold import threshold
from huizhang.policy.blocks import Wrong, by_day
from huizhang.policy.electing import OF_WHOM, PRESENT, is_part
from huizhang.policy.faults import unknown


@dataclass(frozen=True, slots=True)
class Sitting:
    """The quorum of those entitled that a congress starts from, what carries a decision and the charter of
    those present, and what elects a member of the presidium of those whom `elected_of` names (`most`: the
    most votes do); all as `kernel.threshold` reads it.

    `surplus` is how many more candidates than seats that election has, as a part of the seats; with
    `equal_number` as many as seats will do.
    """

    quorum: str = ">=2/3"
    decisions: str = ">1/2"
    charter: str = ">=2/3"
    elected: str = ">1/2"
    elected_of: str = PRESENT
    surplus: str = "1/5"
    equal_number: bool = False


KEYS = tuple(field.name for field in fields(Sitting))
THRESHOLDS = ("quorum", "decisions", "charter", "elected")


def laid(known: Sitting, given: Any, on: date | None) -> tuple[Sitting, Wrong]:
    """`known` with what the blocks say on the day (None: all of them), and what is wrong by key."""
    wrong: Wrong = []
    for start, block in by_day("session", given, wrong):
        read = {name: value for name, value in block.items() if name != "from"}
        unfit = [name for name, value in read.items() if not _fits(name, value)]
        wrong += [(f"session, {name}", _shape(name)) for name in unfit]
        if on is None or start <= on:
            sound = {name: _kept(name, value) for name, value in read.items() if name not in unfit}
            known = replace(known, **sound)
    return known, wrong


def _kept(name: str, value: Any) -> Any:
    return str(threshold(value)) if name in THRESHOLDS else value


def _fits(name: str, value: Any) -> bool:
    if name in THRESHOLDS:
        return threshold(value) is not None
    if name == "elected_of":
        return value in OF_WHOM
    if name == "surplus":
        return is_part(value)
    return name == "equal_number" and isinstance(value, bool)


def _shape(name: str) -> Message:
    if name in THRESHOLDS:
        return message('write a part such as ">=2/3" (at least) or ">1/2" (more than)')
    if name == "elected_of":
        return message("write one of {names}", names=OF_WHOM)
    if name == "surplus":
        return message('write a part of one in quotes, as "2/3"')
    if name == "equal_number":
        return message("write true or false")
    return unknown(message("key"), name, KEYS)

"""What a school asks of proposals (提案): `[proposals]`, or `[[proposals]]` blocks with a `from`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.policy.blocks import by_day
from huizhang.policy.faults import unknown

MOST_SECONDERS = 100
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Proposing:
    """`seconders` is 0, or 2 and more. The offices are organs of the plan, by their id or any of their names,
    or others in words; `college_offices` are those to which a college's congress may assign."""

    categories: tuple[str, ...] = ()
    seconders: int = 0
    offices: tuple[str, ...] = ()
    college_offices: tuple[str, ...] = ()

    def offices_of(self, level: str) -> tuple[str, ...]:
        return self.college_offices if level == "college" else self.offices


KEYS = tuple(field.name for field in fields(Proposing))


def laid(known: Proposing, given: Any, on: date | None) -> tuple[Proposing, list[tuple[str, Message]]]:
    """`known` with what the blocks say on the day (None: all of them), and what is wrong by key."""
    wrong = list[tuple[str, Message]]()
    found = known
    for start, block in by_day("proposals", given, wrong):
        sound = dict[str, Any]()
        for name, value in block.items():
            if name != "from" and _fits(name, value):
                sound[name] = tuple(value) if isinstance(value, list) else value
            elif name != "from":
                wrong.append((f"proposals, {name}", _shape(name)))
        if on is None or start <= on:
            found = replace(found, **sound)
    return found, wrong


def _fits(name: str, value: Any) -> bool:
    if name == "seconders":
        return type(value) is int and 0 <= value <= MOST_SECONDERS and value != 1
    return name in KEYS and _names(value)


def _names(value: Any) -> bool:
    fit = isinstance(value, list) and all(_name(one) for one in value)
    return fit and bool(value) and len(set(value)) == len(value)


def _name(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= LONGEST


def _shape(name: str) -> Message:
    if name == "seconders":
        return message("write 0, or a whole number from 2 to {most}", most=MOST_SECONDERS)
    if name in KEYS:
        return message("write a list of different names, each of at most {most} characters", most=LONGEST)
    return unknown(message("key"), name, KEYS)


def as_texts(proposing: Proposing) -> Mapping[str, Any]:
    """For comparisons: {key: value}."""
    return {
        "categories": list(proposing.categories),
        "seconders": proposing.seconders,
        "offices": list(proposing.offices),
        "college_offices": list(proposing.college_offices),
    }

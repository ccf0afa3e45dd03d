"""When terms begin, as packs say it: `[terms]`, or `[[terms]]` blocks of which a later one has its `from`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.terms import Calendar
from huizhang.policy.blocks import by_day

_DAY = re.compile(r"(\d{2})-(\d{2})")
Block = dict[str, Any]


def shaped(terms: Any) -> bool:
    """Whether it is a table or a list of tables."""
    return isinstance(terms, dict) or (
        isinstance(terms, list) and all(isinstance(block, dict) for block in terms)
    )


def laid(known: Calendar, terms: Any, on: date | None) -> tuple[Calendar, list[tuple[str, Message]]]:
    """`known` with what the blocks say on the day (None: all of them), and what is wrong by key."""
    wrong: list[tuple[str, Message]] = []
    for start, block in by_day("terms", terms, wrong):
        wrong += _faults(block)
        if not wrong and (on is None or start <= on):
            known = _with(known, block, wrong)
    return known, wrong


def _faults(block: Block) -> Iterator[tuple[str, Message]]:
    for name, text in block.items():
        if name == "from":
            continue
        found = _DAY.fullmatch(text) if isinstance(text, str) else None
        known = name in ("first", "second")
        if not known or found is None or not 1 <= int(found[1]) <= 12 or not 1 <= int(found[2]) <= 28:
            said = message('write first = "09-01" and second = "02-15" (month and day, up to the 28th)')
            yield f"terms, {name}", said


def _with(known: Calendar, block: Block, wrong: list[tuple[str, Message]]) -> Calendar:
    first, second = (
        _month_and_day(block[name]) if name in block else getattr(known, name) for name in ("first", "second")
    )
    if second >= first:
        said = message("the second term begins in spring, before the first begins in autumn")
        wrong.append(("terms", said))
        return known
    return Calendar(first, second)


def _month_and_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)

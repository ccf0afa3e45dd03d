"""How many days things take: `[days]` of a pack, or `[[days]]` blocks of which a later one has its `from`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.policy.faults import unknown

MOST_DAYS = 365
Block = dict[str, Any]


def laid(
    known: Mapping[str, int], days: Any, on: date | None
) -> tuple[dict[str, int], list[tuple[str, Message]]]:
    """`known` with what the blocks say on the day (None: all of them), and what is wrong by key.

    The base names every one; a pack that extends it sets others.
    """
    found, wrong = dict(known), list[tuple[str, Message]]()
    blocks = [days] if isinstance(days, dict) else days
    names = set(known) or {name for block in blocks for name in block}
    for start, block in _by_day(blocks, wrong):
        for name, value in block.items():
            if name == "from":
                continue
            if name not in names:
                wrong.append((f"days, {name}", unknown(message("key"), name, names)))
            elif type(value) is not int or not 0 <= value <= MOST_DAYS:
                said = message("write a whole number of days, at most {n}", n=MOST_DAYS)
                wrong.append((f"days, {name}", said))
            elif on is None or start <= on:
                found[name] = value
    return found, wrong


def _by_day(blocks: list[Block], wrong: list[tuple[str, Message]]) -> list[tuple[date, Block]]:
    """Oldest first; a block without `from` counts as the oldest."""
    found: dict[date, Block] = {}
    for block in blocks:
        start = block.get("from", date.min)
        if type(start) is not date:
            wrong.append(("days, from", message("write a date without quotes: 2024-09-01")))
        elif start in found:
            said = message("it is written twice; merge the blocks or give one a from = date")
            wrong.append(("days", said))
        else:
            found[start] = block
    return sorted(found.items(), key=lambda one: one[0])

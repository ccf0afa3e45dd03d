"""A table of a pack's heading, or several blocks of it of which a later one has the day in its `from`."""

from __future__ import annotations

from datetime import date
from typing import Any

from huizhang.kernel.message import Message, message

Block = dict[str, Any]
Wrong = list[tuple[str, Message]]


def by_day(name: str, given: Block | list[Block], wrong: Wrong) -> list[tuple[date, Block]]:
    """Oldest first; a block without `from` counts as the oldest. What is wrong with days goes to `wrong`."""
    found: dict[date, Block] = {}
    for block in [given] if isinstance(given, dict) else given:
        start = block.get("from", date.min)
        if type(start) is not date:
            wrong.append((f"{name}, from", message("write a date without quotes: 2024-09-01")))
        elif start in found:
            said = message("it is written twice; merge the blocks or give one a from = date")
            wrong.append((name, said))
        else:
            found[start] = block
    return sorted(found.items(), key=lambda one: one[0])

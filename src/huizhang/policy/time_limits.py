"""How many days things take: `[days]` of a pack, or `[[days]]` blocks of which a later one has its `from`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.policy.blocks import by_day
from huizhang.policy.faults import unknown

MOST_DAYS = 365


def laid(
    known: Mapping[str, int], days: Any, on: date | None
) -> tuple[dict[str, int], list[tuple[str, Message]]]:
    """`known` with what the blocks say on the day (None: all of them), and what is wrong by key.

    The base names every one; a pack that extends it sets others.
    """
    found, wrong = dict(known), list[tuple[str, Message]]()
    blocks = [days] if isinstance(days, dict) else days
    names = set(known) or {name for block in blocks for name in block}
    for start, block in by_day("days", blocks, wrong):
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

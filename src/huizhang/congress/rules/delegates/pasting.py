"""Votes copied out of a spreadsheet: in each line a number or a name, and the votes. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

from huizhang.kernel.message import Message, message

SEPARATOR = re.compile(r"[\t,;，；、]|\s+")
HEADS = frozenset(("学号", "姓名", "得票", "票数", "得票数", "votes", "name", "number"))
MOST = 10_000_000


def pasted_votes(text: str, names: Mapping[str, str]) -> tuple[dict[str, int], list[Message]]:
    """Votes by student number, and what is wrong by line. `names` are those of the candidates."""
    votes: dict[str, int] = {}
    faults: list[Message] = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell for cell in SEPARATOR.split(normalize("NFKC", line).strip()) if cell]
        if not cells or any(cell.lower() in HEADS for cell in cells):
            continue
        read = _line(number, cells, names)
        if isinstance(read, Message):
            faults.append(read)
        elif read[0] in votes:
            faults.append(message("Line {n}: {name} stands here a second time.", n=number, name=cells[0]))
        else:
            votes[read[0]] = read[1]
    return votes, faults


def _line(number: int, cells: list[str], names: Mapping[str, str]) -> tuple[str, int] | Message:
    *called, count = cells
    if not called or not count.isdecimal() or int(count) > MOST:
        return message(
            "Line {n}: write a student number or a name, then the votes as a whole number.", n=number
        )
    found = {one for one in names if one in called} or {
        one for one, name in names.items() if name and name in called
    }
    if len(found) == 1:
        return found.pop(), int(count)
    if found:
        return message(
            "Line {n}: several candidates are called {name}; write the number.", n=number, name=called[0]
        )
    return message("Line {n}: {name} is no candidate here.", n=number, name=" ".join(called))

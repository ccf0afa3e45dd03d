"""What an import did to a table, kept as compressed JSON.

`{"created": [row, …], "changed": [[before, after], …]}`.
Rows are lists in the order of the store; a date is `{"date": "2026-03-01"}`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from huizhang.exchange.stored import Change, Values

FAST = 1


@dataclass(frozen=True)
class TableDelta:
    created: Sequence[Values]
    changed: Sequence[Change]

    def __bool__(self) -> bool:
        return bool(self.created or self.changed)

    def packed(self) -> bytes:
        return packed({"created": self.created, "changed": self.changed})

    @classmethod
    def unpacked(cls, stored: bytes) -> TableDelta:
        kept = unpacked(stored)
        changed = [Change(_values(before), _values(after)) for before, after in kept["changed"]]
        return cls([_values(row) for row in kept["created"]], changed)


def packed(content: Any) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=_tagged)
    return zlib.compress(text.encode(), FAST)


def unpacked(stored: bytes) -> Any:
    return json.loads(zlib.decompress(bytes(stored)), object_hook=_untagged)


def _tagged(value: Any) -> dict[str, str]:
    if isinstance(value, date):
        return {"date": value.isoformat()}
    raise TypeError(f"{value!r} cannot be kept")


def _untagged(found: dict[str, Any]) -> Any:
    return date.fromisoformat(found["date"]) if found.keys() == {"date"} else found


def _values(row: list[Any]) -> Values:
    return tuple(tuple(value) if isinstance(value, list) else value for value in row)

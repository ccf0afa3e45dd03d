"""Checks of a whole row that several tables share."""

from __future__ import annotations

from collections.abc import Iterator

from huizhang.exchange.table import Row
from huizhang.kernel.message import Message, message


def ends_after_start(row: Row) -> Iterator[tuple[str, Message]]:
    if row["end"] is not None and row["start"] is not None and row["end"] < row["start"]:
        yield (
            "end",
            message(
                "ends on {end}, before it starts on {start}; correct one of the two dates",
                end=row["end"].isoformat(),
                start=row["start"].isoformat(),
            ),
        )

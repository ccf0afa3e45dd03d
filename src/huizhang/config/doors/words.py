"""What a declared call answers, in words: a line a row, and below it what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import typer
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.kernel.message import message
from huizhang.shell.doors import Door

DEEPER = "  "


def tell(answer: Mapping[str, Any], door: Door) -> None:
    """A page of rows with how many there are, or one thing; then what was done."""
    if "items" in answer and "count" in answer:
        for row in answer["items"]:
            _write(row)
        typer.echo(message("{n} in all", n=answer["count"]).say(gettext))
    else:
        _write(answer)
    if door.done is not None:
        typer.echo(door.done.say(gettext))


def _write(value: Mapping[str, Any], depth: int = 0) -> None:
    for line in _lines(value, depth):
        typer.echo(line)


def _lines(value: Mapping[str, Any], depth: int) -> Iterator[str]:
    plain = [_plain(one) for one in value.values() if _is_plain(one)]
    yield DEEPER * depth + DEEPER.join(filter(None, plain))
    for one in value.values():
        rows = one if isinstance(one, list) else [one]
        for row in rows:
            if isinstance(row, Mapping):
                yield from _lines(row, depth + 1)


def _is_plain(value: Any) -> bool:
    rows = value if isinstance(value, list) else [value]
    return not any(isinstance(row, Mapping) for row in rows)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, list):
        return "、".join(map(str, value))
    return "" if value is None else " ".join(str(value).splitlines())

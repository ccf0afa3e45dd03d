"""What a declared call answers, in words: a line a row, and below it what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import typer
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.config.doors.labels import CODES, LABELS
from huizhang.kernel.message import message
from huizhang.policy.pack import Pack
from huizhang.shell.doors import Door
from huizhang.shell.pages import reading

DEEPER = "  "
CODED = ("state", "post", "answer", "sorted_as", "status", "stage", "step", "elected_by", "sent_as", "result")
ORGANS = ("organ", "you_may_speak_for", "waits_for")


def tell(answer: Mapping[str, Any], door: Door, pack: Pack) -> None:
    """A page of rows with how many there are, or one thing; then what was done."""
    if "items" in answer and "count" in answer:
        for row in answer["items"]:
            _write(row, pack)
        typer.echo(message("{n} in all", n=answer["count"]).say(gettext))
    else:
        _write(answer, pack)
    if door.done is not None:
        typer.echo(door.done.say(gettext))


def _write(value: Mapping[str, Any], pack: Pack) -> None:
    for line in _lines(value, pack, 0):
        typer.echo(line)


def _lines(value: Mapping[str, Any], pack: Pack, depth: int) -> Iterator[str]:
    """What is empty is left out."""
    plain = [_labelled(key, one, pack) for key, one in value.items() if _is_plain(one) and not _empty(one)]
    if plain:
        yield DEEPER * depth + DEEPER.join(plain)
    for key, one in value.items():
        rows = [row for row in (one if isinstance(one, list) else [one]) if isinstance(row, Mapping)]
        if rows:
            yield f"{DEEPER * (depth + 1)}{LABELS[key].say(gettext)}:"
        for row in rows:
            yield from _lines(row, pack, depth + 2)


def _labelled(key: str, value: Any, pack: Pack) -> str:
    rows = value if isinstance(value, list) else [value]
    said = gettext(", ").join(_plain(key, row, pack) for row in rows)
    return f"{LABELS[key].say(gettext)} {said}"


def _is_plain(value: Any) -> bool:
    rows = value if isinstance(value, list) else [value]
    return not any(isinstance(row, Mapping) for row in rows)


def _empty(value: Any) -> bool:
    return value is None or value in ("", [])


def _plain(key: str, value: Any, pack: Pack) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if key in ORGANS and value in pack.organs:
        return reading().choose(pack.organs[value].names[0], pack.organs[value].en)
    if key in CODED and value in CODES:
        return CODES[value].say(gettext)
    return " ".join(str(value).splitlines())

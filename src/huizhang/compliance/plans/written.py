"""A setting written into a file of the school's pack, all of whose other lines stay as they are."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.policy.load import Table

BY_HAND = message(
    "The school's file was written by hand in a way that this page cannot change; change it there."
)


class WrittenByHand(Exception):
    """The key stands in the file over several lines or in a form that is not ours."""

    message: Message = BY_HAND


def with_block(before: str, name: str, identity: Table, values: Table, note: str) -> str:
    """`before` with `values` in the `[[name]]` block of this identity, or in a new block at the end.

    `note` says who and when. Raises WrittenByHand.
    """
    parts = re.split(rf"(?m)^(?=[ \t]*\[\[{name}\]\])", before)
    for number, part in enumerate(parts):
        if _is_block(part, name, identity):
            return "".join([*parts[:number], _with_values(part, name, values, note), *parts[number + 1 :]])
    lines = [f"# {note}", f"[[{name}]]", *_lines(identity | values)]
    gap = "\n\n" if before.strip() else ""
    return before.rstrip("\n") + gap + "\n".join(lines) + "\n"


def with_blocks_of(before: str, name: str) -> str:
    """A single table `[name]` as the first of several blocks. Raises WrittenByHand."""
    after, found = re.subn(rf"(?m)^[ \t]*\[{name}\]", f"[[{name}]]", before)
    if not found and isinstance(tomllib.loads(before).get(name), Mapping):
        raise WrittenByHand
    return after


def written(value: Any) -> str:
    """A value as TOML, whose texts are those of JSON."""
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def _lines(values: Table) -> list[str]:
    return [f"{key} = {written(value)}" for key, value in values.items()]


def _is_block(part: str, name: str, identity: Table) -> bool:
    try:
        found = tomllib.loads(part).get(name)
    except tomllib.TOMLDecodeError:
        return False
    return isinstance(found, list) and all(found[0].get(key) == value for key, value in identity.items())


def _with_values(part: str, name: str, values: Table, note: str) -> str:
    known = tomllib.loads(part)[name][0]
    for key, value in values.items():
        line = f"{key} = {written(value)}  # {note}"
        part = _replaced(part, key, line) if key in known else _headed(part, line)
    return part


def _replaced(part: str, key: str, line: str) -> str:
    for found in re.finditer(rf"(?m)^[ \t]*{re.escape(key)}[ \t]*=.*$", part):
        if _stands_alone(found[0]):
            return part[: found.start()] + line + part[found.end() :]
    raise WrittenByHand


def _stands_alone(line: str) -> bool:
    try:
        return bool(tomllib.loads(line))
    except tomllib.TOMLDecodeError:
        return False


def _headed(part: str, line: str) -> str:
    """Behind the block's other own keys would be behind its tables, so it stands first."""
    header, newline, rest = part.partition("\n")
    return f"{header}\n{line}\n{rest}" if newline else f"{header}\n{line}\n"

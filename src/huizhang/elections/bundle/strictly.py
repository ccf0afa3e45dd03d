"""JSON that says one thing only, and one way to write it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from huizhang.exchange.problems import folder_problem
from huizhang.kernel.message import message

DEEPEST = 16


def json_of(data: bytes, file: str) -> Any:
    """Raises BadInput; a key that stands there twice would be read differently by different programs."""
    try:
        found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
        if not _too_deep(found):
            return found
        said = message("it is nested too deeply to be one of ours")
    except RecursionError:
        said = message("it is nested too deeply to be one of ours")
    except UnicodeDecodeError:
        said = message("this is not UTF-8 text")
    except ValueError as wrong:
        said = message("this is not JSON: {what}", what=str(wrong))
    raise folder_problem(said, file)


def as_json(value: Any) -> bytes:
    """The same bytes for the same value, one key a line so that people can compare two of them."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def hash_of(data: bytes) -> str:
    return sha256(data).hexdigest()


def _too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
    return bool(level)


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")

"""JSON that says one thing only, and one way to write it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from huizhang.exchange.problems import folder_problem
from huizhang.kernel.message import message


def json_of(data: bytes, file: str) -> Any:
    """Raises BadInput; a key that stands there twice would be read differently by different programs."""
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError:
        said = message("this is not JSON: {what}", what=message("it is nested too deeply"))
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


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")

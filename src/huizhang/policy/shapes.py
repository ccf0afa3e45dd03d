"""What the value of a parameter may look like in TOML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from huizhang.kernel.message import Message, message


def fits(shape: str, value: Any) -> bool:
    return SHAPES[shape][0](value)


def in_words(shape: str) -> Message:
    """How to write it: “a whole number, zero or more”."""
    return SHAPES[shape][1]


def _whole(value: Any) -> bool:
    return type(value) is int and value >= 0


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _alternatives(value: Any) -> bool:
    return isinstance(value, list) and value != [] and all(_texts(one) and one for one in value)


def _scores(value: Any) -> bool:
    return isinstance(value, dict) and all(_whole(score) and score <= 100 for score in value.values())


SHAPES: dict[str, tuple[Callable[[Any], bool], Message]] = {
    "whole": (_whole, message("a whole number, zero or more")),
    "text": (lambda value: isinstance(value, str), message("text in quotes")),
    "texts": (_texts, message("a list of texts")),
    "yes_no": (lambda value: isinstance(value, bool), message("true or false")),
    "alternatives": (
        _alternatives,
        message('a list of lists of texts, each with one at least: [["…", "…"], ["…"]]'),
    ),
    "scores": (_scores, message('a table from words to whole numbers of 0 to 100: {{ "优秀" = 95 }}')),
}

"""What is wrong with a value that a program or a command gave, in words that say how to write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from huizhang.kernel.message import Message, message

A_DAY = message("write a day as 2026-11-21")
A_MOMENT = message("write a moment as 2026-12-01T19:00")
A_NUMBER = message("write a number")
A_WHOLE_NUMBER = message("write a whole number")
PLAIN: Mapping[str, Message] = {
    "missing": message("this must be given"),
    "int_parsing": A_WHOLE_NUMBER,
    "int_type": A_WHOLE_NUMBER,
    "int_from_float": A_WHOLE_NUMBER,
    "decimal_parsing": A_NUMBER,
    "decimal_type": A_NUMBER,
    "date_from_datetime_parsing": A_DAY,
    "date_parsing": A_DAY,
    "date_type": A_DAY,
    "datetime_from_date_parsing": A_MOMENT,
    "datetime_parsing": A_MOMENT,
    "datetime_type": A_MOMENT,
    "string_type": message("write a text"),
    "list_type": message("write a list"),
    "too_short": message("name at least one"),
}
WITH_VALUES: Mapping[str, Callable[[Mapping[str, Any]], Message]] = {
    "literal_error": lambda given: message("write one of {expected}", expected=given["expected"]),
    "enum": lambda given: message("write one of {expected}", expected=given["expected"]),
    "string_too_long": lambda given: message("at most {most} characters", most=given["max_length"]),
    "too_long": lambda given: message("at most {most}", most=given["max_length"]),
    "greater_than_equal": lambda given: message("at least {least}", least=str(given["ge"])),
    "less_than_equal": lambda given: message("at most {most}", most=str(given["le"])),
    "multiple_of": lambda given: message("in steps of {step}", step=str(given["multiple_of"])),
}


def misfit(found: Mapping[str, Any]) -> Message:
    """`found` is an error as pydantic tells it; what is not foreseen is told in its own words."""
    kind = found["type"]
    if kind in WITH_VALUES:
        return WITH_VALUES[kind](found["ctx"])
    return PLAIN.get(kind, message("{what}", what=found["msg"]))

"""Dates, entry years and terms in the ways that people write them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from huizhang.exchange.cells.text import as_text
from huizhang.exchange.table import Cell, Unreadable, Vocabulary
from huizhang.kernel.message import message
from huizhang.kernel.terms import Term

_CLOCK = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DAY = re.compile(
    rf"(?:(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})|(\d{{4}})年(\d{{1,2}})月(\d{{1,2}})日?){_CLOCK}"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"\d{4}[-/.年]\d{1,2}月?")
# a day as a spreadsheet counts it (2009 to 2064), where the cell is not formatted as a date
_SERIAL = re.compile(r"[45]\d{4}(?:\.\d+)?")
_YEAR = re.compile(r"(\d{4})[级年]?")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－~～", "-"))


def _normal(raw: Any) -> str:
    return unicodedata.normalize("NFKC", as_text(raw)).strip()


@dataclass(frozen=True)
class Day(Cell):
    """A day between the years 1900 and 2199; a time of day behind it is dropped."""

    def read(self, raw: Any, vocabulary: Vocabulary) -> date:
        if isinstance(raw, date):
            return _plausible(raw.date() if isinstance(raw, datetime) else raw)
        numbers = _numbers(_normal(raw))
        if numbers is None:
            raise Unreadable(_not_a_day(raw))
        try:
            day = date(*numbers)
        except ValueError as error:
            raise Unreadable(
                message("there is no such day in the calendar; correct the date, such as 2026-03-01")
            ) from error
        return _plausible(day)

    def write(self, value: Any) -> Any:
        return value


def _numbers(text: str) -> tuple[int, int, int] | None:
    found = _DAY.fullmatch(text) or _COMPACT.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part and part.isdigit())
    return year, month, day


def _plausible(day: date) -> date:
    if not 1900 <= day.year <= 2199:
        raise Unreadable(message("the year {year} cannot be right; write it with four digits", year=day.year))
    return day


def _not_a_day(raw: Any) -> Any:
    text = _normal(raw)
    if _MONTH.fullmatch(text):
        return message("the day of the month is missing; write the whole date, such as 2026-03-01")
    if _SERIAL.fullmatch(text):
        return message("the cell holds a number instead of a date; format it as a date, such as 2026-03-01")
    return message("expected a date such as 2026-03-01, 2026/3/1, 2026.3.1 or 2026年3月1日")


@dataclass(frozen=True)
class Year(Cell):
    """An entry year: `2024`, `2024级` or `2024年`."""

    least: int = 1950
    most: int = 2100

    def read(self, raw: Any, vocabulary: Vocabulary) -> int:
        found = None if isinstance(raw, (bool, date)) else _YEAR.fullmatch(_normal(raw))
        if found is None or not self.least <= int(found[1]) <= self.most:
            raise Unreadable(message("expected an entry year such as 2024 or 2024级"))
        return int(found[1])

    def write(self, value: Any) -> Any:
        return int(value)


@dataclass(frozen=True)
class TermName(Cell):
    """A term as `2025-2026-1`, kept as text."""

    def read(self, raw: Any, vocabulary: Vocabulary) -> str:
        try:
            return str(Term.parse(_normal(raw).translate(_DASHES)))
        except ValueError as error:
            raise Unreadable(
                message("expected a term such as 2025-2026-1: the two years and 1 or 2")
            ) from error

    def write(self, value: Any) -> Any:
        return str(value)

"""Whole numbers, decimal quantities and marks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from huizhang.exchange.cells.spelling import folded
from huizhang.exchange.table import Cell, Unreadable, Vocabulary
from huizhang.kernel.message import Message, message

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?")


def decimal(raw: Any) -> Decimal | None:
    """The number in a cell, without float's noise; None where it holds none."""
    if isinstance(raw, (bool, date)):
        return None
    text = unicodedata.normalize("NFKC", raw).strip() if isinstance(raw, str) else str(raw)
    if not text.isascii() or not _NUMBER.fullmatch(text):
        return None
    return Decimal(text)


def plain(value: Decimal) -> str:
    """`3.50` as `3.5`, `3.0` as `3`, never with an exponent."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def decimals_of(value: Decimal) -> int:
    """How many decimals it takes to write the value: 2 for 3.250, 0 for 3.0."""
    return len(plain(value).partition(".")[2])


@dataclass(frozen=True)
class Whole(Cell):
    """A whole number from `least` to `most`."""

    least: int = 0
    most: int = 10_000_000

    def read(self, raw: Any, vocabulary: Vocabulary) -> int:
        number = decimal(raw)
        if number is None or number != int(number) or not self.least <= number <= self.most:
            raise Unreadable(
                message("expected a whole number from {least} to {most}", least=self.least, most=self.most)
            )
        return int(number)

    def write(self, value: Any) -> Any:
        return int(value)


@dataclass(frozen=True)
class Quantity(Cell):
    """A decimal number from `least` to `most` (学分), read as Decimal and written as text.

    Standings count hundredths, so a third decimal is refused, not rounded.
    """

    least: int = 0
    most: int = 1000
    decimals: int = 2

    def read(self, raw: Any, vocabulary: Vocabulary) -> Decimal:
        number = decimal(raw)
        if number is None or not self.least <= number <= self.most or decimals_of(number) > self.decimals:
            raise Unreadable(self._expected())
        return number

    def write(self, value: Any) -> Any:
        return plain(value)

    def _expected(self) -> Message:
        return message(
            "expected a number from {least} to {most} with at most {decimals} decimals",
            least=self.least,
            most=self.most,
            decimals=self.decimals,
        )


@dataclass(frozen=True)
class Score(Cell):
    """A mark from 0 to `most` (Decimal) or one of `words` (text).

    Standings count ten-thousandths of a point, so a fifth decimal is refused, not rounded.
    """

    words: tuple[str, ...] = ("优秀", "良好", "中等", "及格", "不及格", "合格", "不合格")
    most: int = 100
    decimals: int = 4

    def read(self, raw: Any, vocabulary: Vocabulary) -> Decimal | str:
        number = decimal(raw)
        if number is not None and 0 <= number <= self.most and decimals_of(number) <= self.decimals:
            return abs(number)
        word = next(
            (word for word in self.words if isinstance(raw, str) and folded(raw) == folded(word)), None
        )
        if word is None:
            raise Unreadable(self._expected())
        return word

    def write(self, value: Any) -> Any:
        return plain(value) if isinstance(value, Decimal) else value

    def _expected(self) -> Message:
        return message(
            "expected a mark from 0 to {most} with at most {decimals} decimals, or one of {words}",
            most=self.most,
            decimals=self.decimals,
            words=self.words,
        )

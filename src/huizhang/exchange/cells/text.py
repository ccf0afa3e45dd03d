"""Free text, identifiers that a spreadsheet may have turned into numbers, and lists of text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from huizhang.exchange.table import Cell, Unreadable, Vocabulary
from huizhang.kernel.message import message

# C0 and C1 controls but tab and line ends, lone surrogates, and what XML cannot hold
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_IDENTIFIER = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z_./-]*[0-9A-Za-z])?")
_WHOLE_WITH_FRACTION = re.compile(r"(\d+)\.0+")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+\d+")
_SEPARATORS = re.compile("[；;]")
# a spreadsheet keeps fifteen significant digits of a number
_EXACT_BELOW = 10**15


def as_text(raw: Any) -> str:
    """What a reader would see in the cell: 3.0 as `3`, a date as ISO, true and false in lower case."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime) and not any((raw.hour, raw.minute, raw.second, raw.microsecond)):
        return raw.date().isoformat()
    return raw.isoformat(" ") if isinstance(raw, datetime) else _plain_text(raw)


def _plain_text(raw: Any) -> str:
    return raw.isoformat() if isinstance(raw, date) else str(raw)


@dataclass(frozen=True)
class Text(Cell):
    """Text as written, at most `max_length` characters."""

    max_length: int = 255

    def read(self, raw: Any, vocabulary: Vocabulary) -> str:
        text = as_text(raw)
        if len(text) > self.max_length:
            raise Unreadable(
                message(
                    "the text has {length} characters, at most {most} fit; shorten it",
                    length=len(text),
                    most=self.max_length,
                )
            )
        if not text.isprintable() and (found := _UNSAFE.search(text)):
            code = f"U+{ord(found[0]):04X}"
            raise Unreadable(
                message("the text holds the control character {code}; type it again by hand", code=code)
            )
        return text

    def write(self, value: Any) -> Any:
        return str(value)


@dataclass(frozen=True)
class Identifier(Cell):
    """A number that is a name (学号, course code): kept as text even where a sheet made it a number."""

    max_length: int = 32

    def read(self, raw: Any, vocabulary: Vocabulary) -> str:
        text = raw if isinstance(raw, str) else _digits(raw)
        if text.isascii() and text.isalnum() and len(text) <= self.max_length:
            return text
        return self._normal(text)

    def write(self, value: Any) -> Any:
        return str(value)

    def _normal(self, text: str) -> str:
        text = unicodedata.normalize("NFKC", text).strip()
        if found := _WHOLE_WITH_FRACTION.fullmatch(text):
            text = found[1]
        if _SCIENTIFIC.fullmatch(text):
            raise _lost_digits()
        if not _IDENTIFIER.fullmatch(text) or len(text) > self.max_length:
            raise Unreadable(
                message(
                    "expected letters and digits without spaces, at most {most}, such as 2024001",
                    most=self.max_length,
                )
            )
        return text


def _digits(raw: Any) -> str:
    if isinstance(raw, (bool, date)):
        raise Unreadable(message("expected letters and digits, such as 2024001; format the column as text"))
    if isinstance(raw, float):
        if not raw.is_integer() or abs(raw) >= _EXACT_BELOW:
            raise _lost_digits()
        return str(int(raw))
    return str(raw)


def _lost_digits() -> Unreadable:
    return Unreadable(
        message(
            "the spreadsheet made this a number and may have lost digits; "
            "format the column as text and fill it again"
        )
    )


@dataclass(frozen=True)
class Listing(Cell):
    """Texts joined by `；` as a tuple in the order written, each once."""

    max_length: int = 1000

    def read(self, raw: Any, vocabulary: Vocabulary) -> tuple[str, ...]:
        return parts(Text(self.max_length).read(raw, vocabulary))

    def write(self, value: Any) -> Any:
        return "；".join(value) or None


def parts(text: str) -> tuple[str, ...]:
    """`甲；乙` as ("甲", "乙")."""
    found = (part.strip() for part in _SEPARATORS.split(text))
    return tuple(dict.fromkeys(part for part in found if part))

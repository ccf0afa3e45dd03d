"""Closed and open lists of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from huizhang.exchange.cells.spelling import alike, folded
from huizhang.exchange.cells.text import Text, as_text
from huizhang.exchange.table import Cell, Unreadable, Vocabulary
from huizhang.kernel.message import message


def chinese(words: tuple[str, ...], otherwise: str) -> str:
    """The first of the words that is not in Latin letters."""
    return next((word for word in words if not word.isascii()), otherwise)


@dataclass(frozen=True)
class Choice(Cell):
    """One of `words`, {canonical: aliases}; where `open`, anything else is kept as written."""

    words: Mapping[str, tuple[str, ...]] = field(hash=False)
    open: bool = False
    max_length: int = 255

    def read(self, raw: Any, vocabulary: Vocabulary) -> str:
        text = as_text(raw)
        known = self._spellings.get(folded(text))
        if known is not None:
            return known
        if self.open:
            return Text(self.max_length).read(text, vocabulary)
        # half of a word of two signs is no likeness
        meant = alike(text, (*self.words, *self.expected), most=1, cutoff=0.6)
        if meant:
            raise Unreadable(
                message("expected one of {words}; did you mean “{near}”?", words=self.expected, near=meant[0])
            )
        raise Unreadable(message("expected one of {words}", words=self.expected))

    def write(self, value: Any) -> Any:
        return str(value)

    def label(self, value: Any) -> Any:
        return chinese((str(value), *self.words.get(value, ())), str(value))

    @property
    def expected(self) -> list[str]:
        """The words as a Chinese reader knows them."""
        return [chinese((word, *aliases), word) for word, aliases in self.words.items()]

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return {
            folded(spelling): word for word, aliases in self.words.items() for spelling in (word, *aliases)
        }


@dataclass(frozen=True)
class YesNo(Cell):
    """是/否, true/false, 1/0 or the two words of a column such as 同意/不同意; the first is written."""

    yes: tuple[str, ...] = ("true", "是", "1")
    no: tuple[str, ...] = ("false", "否", "0")

    def read(self, raw: Any, vocabulary: Vocabulary) -> bool:
        word = folded(as_text(raw))
        if word in map(folded, self.yes):
            return True
        if word in map(folded, self.no):
            return False
        raise Unreadable(
            message(
                "expected {yes} or {no}",
                yes=chinese(self.yes, self.yes[0]),
                no=chinese(self.no, self.no[0]),
            )
        )

    def write(self, value: Any) -> Any:
        return self.yes[0] if value else self.no[0]

    def label(self, value: Any) -> Any:
        words = self.yes if value else self.no
        return chinese(words, words[0])

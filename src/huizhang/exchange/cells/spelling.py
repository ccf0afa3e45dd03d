"""Spellings: when two ways to write a word are the same word, and which words are near."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence

from huizhang.kernel.message import Message, message

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


def folded(text: str) -> str:
    """`text` without width, case and white space, to compare words by; never to keep."""
    normal = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    return "".join(normal.split()).casefold()


def alike(text: str, words: Iterable[str], most: int = 5, cutoff: float = 0.5) -> Sequence[str]:
    """The words that `text` may have meant, the nearest first; `cutoff` is a share of its letters."""
    return difflib.get_close_matches(text, sorted(set(words)), n=most, cutoff=cutoff)


def suggestion(text: str, words: Iterable[str], most: int = 5) -> Message:
    """The words that `text` may have meant, in quotes, or the first few where nothing is near."""
    known = sorted(set(words))
    meant = alike(text, known, most)
    if meant:
        return message("did you mean {near}?", near=[_quoted(word) for word in meant])
    if len(known) > most:
        return message("known are {known} and {n} more", known=known[:most], n=len(known) - most)
    return message("known are {known}", known=known)


def _quoted(word: str) -> Message:
    return message("“{value}”", value=word)

"""Spellings: when two ways to write a word are the same word, and which words are near."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


def folded(text: str) -> str:
    """`text` without width, case and white space, to compare words by; never to keep."""
    normal = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    return "".join(normal.split()).casefold()


def alike(text: str, words: Iterable[str], most: int = 5) -> Sequence[str]:
    """The words that `text` may have meant, the nearest first."""
    return difflib.get_close_matches(text, sorted(set(words)), n=most, cutoff=0.5)


def near(text: str, words: Iterable[str], most: int = 5) -> Sequence[str]:
    """As `alike`, or the first few words where nothing is near."""
    known = sorted(set(words))
    return alike(text, known, most) or known[:most]

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


def near(text: str, words: Iterable[str], most: int = 5) -> Sequence[str]:
    """The words that `text` may have meant, or the first few where nothing is near."""
    known = sorted(set(words))
    return difflib.get_close_matches(text, known, n=most, cutoff=0.5) or known[:most]

"""Two plans side by side: what each says where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.policy.diff import Difference, diff
from huizhang.policy.pack import ACTS, Pack
from huizhang.policy.words import PackText, key_in_words, value_in_words

PARTS = {
    "pack": message("Document"),
    "organ": message("Organs"),
    "rule": message("Rules"),
    "chain": message("Procedures"),
    "clause": message("Clauses"),
    "flow": message("Flows"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """`left` and `right` are in words; None where the plan has nothing there."""

    difference: Difference
    part: Message
    key: Message | None
    left: list[Message] | None
    right: list[Message] | None


@dataclass(frozen=True, slots=True)
class Tab:
    part: str
    title: Message
    count: int
    here: bool


def compared(a: Pack, b: Pack, part: str, words: str) -> tuple[list[Tab], list[Difference]]:
    """How many differences of each part hold `words`, and those of `part` (empty: all)."""
    found = [one for one in diff(a, b) if _holds(one, words.strip().casefold())]
    counts = Counter(one.part for one in found)
    tabs = [Tab("", message("All"), len(found), part not in PARTS)]
    tabs += [Tab(name, title, counts[name], name == part) for name, title in PARTS.items() if counts[name]]
    return tabs, [one for one in found if part not in PARTS or one.part == part]


def side_by_side(differences: Sequence[Difference], a: Pack, b: Pack) -> list[Side]:
    return [_side(one, a, b) for one in differences]


def _holds(one: Difference, words: str) -> bool:
    title = one.title
    texts = (one.id, one.title.say(), title.chinese if isinstance(title, PackText) else "")
    return any(words in text.casefold() for text in texts)


def _side(one: Difference, a: Pack, b: Pack) -> Side:
    named = one.key and one.part in ("rule", "chain")
    key = _key(one, a) if named else None
    return Side(one, PARTS[one.part], key, _words(one, one.a, a), _words(one, one.b, b))


def _key(one: Difference, pack: Pack) -> Message:
    if one.part == "chain" and one.key in ACTS:
        return message("{name}", name=value_in_words(one.key, pack))
    stem, _, reading = one.key.partition(".")
    return message("{key}: our reading", key=key_in_words(stem)) if reading else key_in_words(stem)


def _words(one: Difference, value: Any, pack: Pack) -> list[Message] | None:
    """A line for each key of a table, one line for anything else."""
    if value is None:
        return None
    if one.part == "clause":
        clause = pack.clauses[one.id]
        return [PackText(clause.says_en, chinese=clause.says)]
    if one.key == "in_force_from":
        return [message("{value}", value=date.fromisoformat(value))]
    if isinstance(value, dict):
        return [
            message("{key}: {value}", key=key_in_words(key), value=value_in_words(of_key, pack))
            for key, of_key in value.items()
        ]
    return [message("{value}", value=value_in_words(value, pack))]

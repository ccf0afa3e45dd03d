"""Words that the pack knows: organs, chains and rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from huizhang.exchange.cells.spelling import folded, suggestion
from huizhang.exchange.cells.text import as_text, parts
from huizhang.exchange.cells.words import Choice
from huizhang.exchange.table import Cell, Unreadable, Vocabulary
from huizhang.kernel.message import Message, message


def organ_id(text: str, organs: Mapping[str, str]) -> str | None:
    """The id of the organ that `text` names or is; None where there is none."""
    if text in organs:
        return organs[text]
    wanted = folded(text)
    named = next((organ for name, organ in organs.items() if folded(name) == wanted), None)
    return named or next((organ for organ in organs.values() if folded(organ) == wanted), None)


@dataclass(frozen=True)
class Organ(Cell):
    """An organ by its name in the pack or its id; reads to the id."""

    def read(self, raw: Any, vocabulary: Vocabulary) -> str:
        text = as_text(raw)
        found = organ_id(text, vocabulary.organs)
        if found is None:
            raise Unreadable(
                message(
                    "the policy pack has no organ “{organ}”; {suggestion}",
                    organ=text,
                    suggestion=suggestion(text, vocabulary.organs),
                )
            )
        return found

    def write(self, value: Any) -> Any:
        return str(value)


@dataclass(frozen=True)
class OrganOr(Cell):
    """One of `words` ({canonical: aliases}) or an organ."""

    words: Mapping[str, tuple[str, ...]] = field(hash=False)

    def read(self, raw: Any, vocabulary: Vocabulary) -> str:
        text = as_text(raw)
        try:
            return Choice(self.words).read(text, vocabulary)
        except Unreadable:
            return self._organ(text, vocabulary)

    def write(self, value: Any) -> Any:
        return str(value)

    def label(self, value: Any) -> Any:
        return Choice(self.words).label(value)

    def _organ(self, text: str, vocabulary: Vocabulary) -> str:
        found = organ_id(text, vocabulary.organs)
        if found is None:
            raise Unreadable(
                message(
                    "expected {words} or an organ of the policy pack; {suggestion}",
                    words=Choice(self.words).expected,
                    suggestion=suggestion(text, vocabulary.organs),
                )
            )
        return found


@dataclass(frozen=True)
class Organs(Cell):
    """Organs joined by `；` as a tuple of ids in the order written, each once."""

    def read(self, raw: Any, vocabulary: Vocabulary) -> tuple[str, ...]:
        return _each(Organ(), raw, vocabulary)

    def write(self, value: Any) -> Any:
        return "；".join(value) or None


@dataclass(frozen=True)
class OrgansOr(Cell):
    """As `Organs`, each part also one of `words`."""

    words: Mapping[str, tuple[str, ...]] = field(hash=False)

    def read(self, raw: Any, vocabulary: Vocabulary) -> tuple[str, ...]:
        return _each(OrganOr(self.words), raw, vocabulary)

    def write(self, value: Any) -> Any:
        return "；".join(value) or None

    def label(self, value: Any) -> Any:
        return "；".join(Choice(self.words).label(part) for part in value) or None


def _each(cell: Cell, raw: Any, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.read(part, vocabulary) for part in parts(as_text(raw))))


@dataclass(frozen=True)
class Chain(Cell):
    """The id of a chain of the pack, such as `nomination.presidium.school`."""

    def read(self, raw: Any, vocabulary: Vocabulary) -> str:
        return _known(message("chain"), as_text(raw), vocabulary.chains)

    def write(self, value: Any) -> Any:
        return str(value)


@dataclass(frozen=True)
class RuleId(Cell):
    """The id of a rule of the pack, such as `staff.cap.school`."""

    def read(self, raw: Any, vocabulary: Vocabulary) -> str:
        return _known(message("rule"), as_text(raw), vocabulary.rules)

    def write(self, value: Any) -> Any:
        return str(value)


def _known(what: Message, text: str, ids: Iterable[str]) -> str:
    wanted = folded(text)
    found = next((known for known in ids if folded(known) == wanted), None)
    if found is None:
        raise Unreadable(
            message(
                "the policy pack has no {what} “{id}”; {suggestion}",
                what=what,
                id=text,
                suggestion=suggestion(text, ids),
            )
        )
    return found

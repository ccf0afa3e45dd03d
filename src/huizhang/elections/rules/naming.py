"""Whom somebody means who names a person: by number, or by a name that one person has. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from huizhang.elections.rules.casting import SEPARATORS
from huizhang.kernel.message import Message, message
from huizhang.kernel.tally.ballots import spelled

AND = "，,、"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who may be meant; `at` tells people of one name apart."""

    number: str
    name: str
    at: str


def words_in(text: str) -> tuple[str, ...]:
    """Names and numbers as people type them: apart by lines or signs, numbers by spaces, too."""
    for sign in (*SEPARATORS, *AND):
        text = text.replace(sign, "\n")
    entries = [" ".join(line.split()) for line in text.split("\n")]
    return tuple(word for one in entries if one for word in _words(one))


def _words(entry: str) -> list[str]:
    words = entry.split()
    return words if all(map(is_number, words)) else [entry]


def is_number(word: str) -> bool:
    return word.isascii() and any(sign.isdigit() for sign in word)


def meant(words: Sequence[str], people: Iterable[Known]) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    """(student numbers in the order of the words, what is wrong with the others)."""
    called = by_name(people)
    numbers, faults = list[str](), list[Message]()
    for word in words:
        found = called.get(spelled(word), ())
        if is_number(word):
            numbers.append(word)
        elif len(found) == 1:
            numbers.append(found[0].number)
        else:
            faults.append(of_nobody(word) if not found else of_several(word, found))
    return tuple(numbers), tuple(faults)


def by_name(people: Iterable[Known]) -> Mapping[str, tuple[Known, ...]]:
    found: dict[str, tuple[Known, ...]] = {}
    for one in people:
        found[spelled(one.name)] = (*found.get(spelled(one.name), ()), one)
    return found


def of_nobody(name: str) -> Message:
    return message(
        "Nobody here is called {name}; check how it is written, or give the student number.", name=name
    )


def of_several(name: str, people: Sequence[Known]) -> Message:
    return message(
        "{n} people are called {name}: {people}. Give the student number of whom the voters meant.",
        n=len(people),
        name=name,
        people=[f"{one.number} {one.at}" for one in people],
    )

"""In which order candidates stand on the ballot: by lot with a public seed, by pinyin, by strokes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

from huizhang.elections.rules.states import Order
from huizhang.kernel.strokes import by_strokes

Person = tuple[str, str]


def ordered(
    people: Sequence[Person], order: str, seed: str, spelled: Callable[[str], str]
) -> tuple[Person, ...]:
    """(number, name) each. By lot whoever has the smaller SHA-256 of `seed|number|name` stands first, so
    anybody who knows the seed draws the same. `spelled` is a name in pinyin. Of equal names
    the smaller number stands first."""
    if order == Order.LOT:
        return tuple(sorted(people, key=lambda one: (drawn(seed, one), one)))
    if order == Order.STROKES:
        return tuple(sorted(people, key=lambda one: (by_strokes(one[1]), one)))
    return tuple(sorted(people, key=lambda one: (spelled(one[1]), one[1], one[0])))


def drawn(seed: str, person: Person) -> str:
    return sha256("|".join((seed, *person)).encode()).hexdigest()

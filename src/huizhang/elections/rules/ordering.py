"""In which order candidates stand on the ballot: by lot with a public seed, by pinyin, by strokes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise

from huizhang.elections.rules.states import Order
from huizhang.kernel.strokes import by_strokes

Person = tuple[str, str]


def ordered(
    people: Sequence[Person], order: str, seed: str, spelled: Callable[[str], str]
) -> tuple[Person, ...]:
    """(number, name) each. By lot whoever has the smaller SHA-256 of `seed|name` stands first, so anybody who
    knows the seed draws the same. `spelled` is a name in pinyin. Of equal names the smaller number stands
    first."""
    if order == Order.LOT:
        return tuple(sorted(people, key=lambda one: (drawn(seed, one[1]), one[0])))
    if order == Order.STROKES:
        return tuple(sorted(people, key=lambda one: (by_strokes(one[1]), one)))
    return tuple(sorted(people, key=lambda one: (spelled(one[1]), one[1], one[0])))


def drawn(seed: str, name: str) -> str:
    return sha256(f"{seed}|{name}".encode()).hexdigest()


def misplaced(names: Sequence[str], order: str, seed: str) -> Iterator[tuple[str, str]]:
    """Each two neighbours that `ordered` would not place so; by pinyin only where no reading of their
    characters would."""
    for one, other in pairwise(names):
        if order == Order.LOT:
            wrong = drawn(seed, one) > drawn(seed, other)
        elif order == Order.STROKES:
            wrong = by_strokes(one) > by_strokes(other)
        else:
            wrong = readings(one)[0] > readings(other)[1]
        if wrong:
            yield one, other


def readings(name: str) -> tuple[str, str]:
    """The first and the last in the alphabet of how a name may be read, in pinyin."""
    # its dictionary takes half a second to read
    from pypinyin import Style, lazy_pinyin, pinyin

    usual = " ".join(lazy_pinyin(name)).lower()
    of_each = [found for one in name for found in pinyin(one, style=Style.NORMAL, heteronym=True)]
    each = [" ".join(choose(one) for one in of_each).lower() for choose in (min, max)]
    return min(usual, each[0]), max(usual, each[1])

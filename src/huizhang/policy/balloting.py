"""How congresses and unions elect by ballot, as packs say it: `[elections]`, or `[[elections]]` blocks of
which a later one has its `from`. The plans fix none of it; practice varies from school to school."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.threshold import threshold
from huizhang.policy.blocks import Wrong, by_day
from huizhang.policy.electing import MOST, is_part
from huizhang.policy.faults import unknown

MOST_SCRUTINEERS, MOST_DAYS = 20, 60
CHOICES = {
    "majority_of": ("present", "entitled", "valid"),
    "tie": ("runoff", "vacant", "show_of_hands"),
    "order": ("lot", "pinyin", "strokes"),
}
FLAGS = ("equal_number", "write_ins")
NUMBERS = {"scrutineers": (1, MOST_SCRUTINEERS), "complaint_days": (1, MOST_DAYS)}


@dataclass(frozen=True, slots=True)
class Balloting:
    """`surplus` is how many more candidates than seats there are, as a part of the seats; with `equal_number`
    as many as seats will do. `quorum` is a part of those entitled, `majority` one of those whom `majority_of`
    names, both as `kernel.threshold` reads them (`most`: the most votes elect). `tie` says what follows a tie
    at the last seat, `order` how candidates stand on the ballot. At least so many `scrutineers` watch; a
    complaint is taken until `complaint_days` after the close.
    """

    surplus: Fraction = Fraction(1, 5)
    equal_number: bool = False
    quorum: str = ">=2/3"
    majority: str = ">1/2"
    majority_of: str = "present"
    tie: str = "runoff"
    write_ins: bool = False
    order: str = "lot"
    scrutineers: int = 3
    complaint_days: int = 3


KEYS = tuple(field.name for field in fields(Balloting))


def laid(known: Balloting, given: Any, on: date | None) -> tuple[Balloting, Wrong]:
    """`known` with what the blocks say on the day (None: all of them), and what is wrong by key."""
    wrong: Wrong = []
    for start, block in by_day("elections", given, wrong):
        read = {name: _read(name, value) for name, value in block.items() if name != "from"}
        wrong += [(f"elections, {name}", value) for name, value in read.items() if isinstance(value, Message)]
        if on is None or start <= on:
            sound = {name: value for name, value in read.items() if not isinstance(value, Message)}
            known = replace(known, **sound)
    return known, wrong


def _read(name: str, value: Any) -> Any:
    """The value, or a Message that says how to write it."""
    if name == "surplus":
        return _part(value)
    if name in ("quorum", "majority"):
        return _threshold(name, value)
    if name in CHOICES:
        return value if value in CHOICES[name] else message("write one of {names}", names=CHOICES[name])
    if name in FLAGS:
        return value if isinstance(value, bool) else message("write true or false")
    if name in NUMBERS:
        least, most = NUMBERS[name]
        fits = type(value) is int and least <= value <= most
        return (
            value if fits else message("write a whole number from {least} to {most}", least=least, most=most)
        )
    return unknown(message("key"), name, KEYS)


def _threshold(name: str, value: Any) -> Any:
    found = threshold(value)
    if found is not None:
        return str(found)
    if name == "majority":
        said = message('write a part such as ">1/2" (more than), or "most" where the most votes elect')
        return value if value == MOST else said
    return message('write a part such as ">=2/3" (at least) or ">1/2" (more than)')


def _part(value: Any) -> Fraction | Message:
    return Fraction(value) if is_part(value) else message('write a part of one in quotes, as "2/3"')


def as_texts(balloting: Balloting) -> Mapping[str, Any]:
    """For comparisons: {key: value as packs write it}."""
    return {
        name: str(value) if isinstance(value, Fraction) else value
        for name, value in asdict(balloting).items()
    }

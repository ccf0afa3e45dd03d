"""How the delegates of a congress are elected, as packs say it: `[delegates]`, or `[[delegates]]` blocks of
which a later one has its `from`. The plans fix none of it; practice varies from school to school."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.policy.blocks import by_day
from huizhang.policy.faults import unknown

PRESENT, ENTITLED, VALID, MOST = "present", "entitled", "valid", "most"
OF_WHOM = (PRESENT, ENTITLED, VALID, MOST)
WARN, HOLD = "warn", "hold"
OF_GRADES = (WARN, HOLD)
Wrong = list[tuple[str, Message]]


@dataclass(frozen=True, slots=True)
class Electing:
    """`surplus` is how many more candidates than seats there are, as a part of the seats; with `equal_number`
    as many as seats will do. `quorum` is the part of those entitled who take part. Elected is whoever has
    more than `majority` of those whom `majority_of` names (`most`: whoever has the most votes).

    `ex_officio`: whether there are delegates by their office, outside the quota. `women`, `minorities` and
    `non_cadres` are floors in percent of the delegates; 0 is none. `grades`: whether each grade of a
    constituency is held to its own seats of the allocation (`hold`), or it is said where the votes are not
    as the seats (`warn`).
    """

    surplus: Fraction = Fraction(1, 5)
    equal_number: bool = False
    quorum: Fraction = Fraction(2, 3)
    majority: Fraction = Fraction(1, 2)
    majority_of: str = PRESENT
    ex_officio: bool = True
    women: int = 0
    minorities: int = 0
    non_cadres: int = 0
    grades: str = WARN


KEYS = tuple(field.name for field in fields(Electing))
PARTS, PERCENTS = ("surplus", "quorum", "majority"), ("women", "minorities", "non_cadres")


def laid(known: Electing, given: Any, on: date | None) -> tuple[Electing, Wrong]:
    """`known` with what the blocks say on the day (None: all of them), and what is wrong by key."""
    wrong: Wrong = []
    for start, block in by_day("delegates", given, wrong):
        read = {name: _read(name, value) for name, value in block.items() if name != "from"}
        wrong += [(f"delegates, {name}", value) for name, value in read.items() if isinstance(value, Message)]
        if on is None or start <= on:
            sound = {name: value for name, value in read.items() if not isinstance(value, Message)}
            known = replace(known, **sound)
    return known, wrong


def _read(name: str, value: Any) -> Any:
    """The value, or a Message that says how to write it."""
    if name in PARTS:
        return _part(value)
    if name in PERCENTS:
        fits = type(value) is int and 0 <= value <= 100
        return value if fits else message("write a whole number of percent, 0 to 100; 0 is no floor")
    if name == "majority_of":
        return value if value in OF_WHOM else message("write one of {names}", names=OF_WHOM)
    if name == "grades":
        return value if value in OF_GRADES else message("write one of {names}", names=OF_GRADES)
    if name in KEYS:
        return value if isinstance(value, bool) else message("write true or false")
    return unknown(message("key"), name, KEYS)


def is_part(value: Any) -> bool:
    """Whether a pack writes a part of one so."""
    return isinstance(_part(value), Fraction)


def _part(value: Any) -> Fraction | Message:
    above, slash, below = value.partition("/") if isinstance(value, str) else ("", "", "")
    if slash and above.isdecimal() and below.isdecimal() and 0 <= int(above) <= int(below) and int(below):
        return Fraction(int(above), int(below))
    return message('write a part of one in quotes, as "2/3"')

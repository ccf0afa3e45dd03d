"""How the seats of a congress are shared out, as packs say it: `[allocation]`, or blocks with a `from`."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.policy.blocks import Wrong, by_day
from huizhang.policy.faults import unknown

POOL, DUAL = "pool", "dual"
MOST = 1000


@dataclass(frozen=True, slots=True)
class Seating:
    """The fewest seats of every college and every grade with students, and what each major club gets.

    `clubs` is `pool` (seats of their own, beside those of the colleges) or `dual` (delegates of the colleges
    speak for their clubs, too).
    """

    college_floor: int = 1
    grade_floor: int = 1
    club_seats: int = 1
    clubs: str = POOL


KEYS = tuple(field.name for field in fields(Seating))


def laid(known: Seating, given: Any, on: date | None) -> tuple[Seating, Wrong]:
    """`known` with what the blocks say on the day (None: all of them), and what is wrong by key."""
    wrong: Wrong = []
    for start, block in by_day("allocation", given, wrong):
        read = {name: value for name, value in block.items() if name != "from"}
        unfit = [name for name, value in read.items() if not _fits(name, value)]
        wrong += [(f"allocation, {name}", _shape(name)) for name in unfit]
        if on is None or start <= on:
            sound = {name: value for name, value in read.items() if name not in unfit}
            known = replace(known, **sound)
    return known, wrong


def _fits(name: str, value: Any) -> bool:
    if name == "clubs":
        return value in (POOL, DUAL)
    return name in KEYS and type(value) is int and 0 <= value <= MOST


def _shape(name: str) -> Message:
    if name == "clubs":
        return message('write "pool" (seats of their own) or "dual" (delegates of colleges speak for clubs)')
    if name in KEYS:
        return message("write a whole number of seats, at most {most}", most=MOST)
    return unknown(message("key"), name, KEYS)

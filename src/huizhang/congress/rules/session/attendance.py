"""Who is there at a moment, and when somebody is said to have come. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from huizhang.kernel.message import Message, message

# a phone's clock may be ahead by this much; what is older was not queued at this session's doors
AHEAD = timedelta(minutes=2)
OLDEST = timedelta(hours=12)
LONGEST_DOOR = 64


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody came, or went: whom the client means by `student_no` or by `code`, with its own `key`.

    `key` is a UUID that the client made; sent twice, it counts once. `stated` is when the client says it was,
    where it had to wait for the network. `door` is where.
    """

    key: str
    student_no: str = ""
    code: str = ""
    door: str = ""
    stated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """From `arrived` until `left`, which is None while somebody is there."""

    arrived: datetime
    left: datetime | None = None


def counted(stated: datetime | None, received: datetime, not_before: datetime) -> datetime:
    """When it counts: as stated where that can be, else when the server heard of it.

    A clock that is a little ahead is put back; nothing happens before `not_before` (the books' opening, the
    same person's last leaving or coming).
    """
    if stated is None or stated > received + AHEAD or stated < max(received - OLDEST, not_before):
        return max(received, not_before)
    return min(stated, received)


def present_at(stays: Iterable[Interval], moment: datetime) -> int:
    return sum(one.arrived <= moment and (one.left is None or one.left > moment) for one in stays)


def most_present(stays: Iterable[Interval]) -> tuple[int, datetime | None]:
    """The most who were there at once, and when that many were there first."""
    known = list(stays)
    moves = [(one.arrived, 1) for one in known] + [(one.left, -1) for one in known if one.left is not None]
    now, most, at = 0, 0, None
    # whoever leaves at the moment when another comes is gone
    for moment, step in sorted(moves):
        now += step
        if now > most:
            most, at = now, moment
    return most, at


def first_with(stays: Iterable[Interval], wanted: int) -> datetime | None:
    """When so many were there for the first time; None: never."""
    known = list(stays)
    moves = [(one.arrived, 1) for one in known] + [(one.left, -1) for one in known if one.left is not None]
    now = 0
    for moment, step in sorted(moves):
        now += step
        if now >= wanted > 0:
            return moment
    return None


def fault_of_door(door: str) -> Message | None:
    if len(door.strip()) > LONGEST_DOOR:
        return message("Shorten the place to at most {most} characters.", most=LONGEST_DOOR)
    return None

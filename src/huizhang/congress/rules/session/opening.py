"""What keeps the books of a session from being opened. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from huizhang.congress.rules.timeline import NAMES, Name
from huizhang.kernel.message import Message, message
from huizhang.kernel.threshold import Threshold, threshold

LONGEST_PLACE = 100
# books may be opened when the delegates sit already
LATEST = timedelta(hours=12)
# what congresses choose among; the first is what the base pack says
QUORUMS = (">=2/3", ">2/3", ">1/2")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where and when it sits, and the quorum that the congress chose; empty: that of the school's setting."""

    place: str
    begins: datetime
    quorum: str = ""


@dataclass(frozen=True, slots=True)
class Before:
    """`open`: books were opened already; `held`: it was held, or its records were brought in; `nameless`
    delegates have no constituency, so that no delegation takes them in; `gone`: the hour at which it
    begins, `later` the steps that were on a day after it."""

    entitled: int
    open: bool = False
    held: bool = False
    nameless: int = 0
    gone: bool = False
    later: tuple[tuple[Name, date], ...] = ()


def faults_of_opening(opening: Opening, before: Before) -> Iterator[Message]:
    if before.open:
        yield message("The books of this session are open already; its roll is frozen.")
    if before.held:
        yield message("This congress was held, or its records were brought in; it is not held twice.")
    if not before.entitled:
        yield message("Nobody is entitled to sit; put the delegates of this congress on record first.")
    if before.nameless:
        yield message("{n} delegates have no constituency; name it first.", n=before.nameless)
    if not opening.place.strip():
        yield message("Say where the congress sits.")
    if len(opening.place.strip()) > LONGEST_PLACE:
        yield message("Shorten the place to at most {most} characters.", most=LONGEST_PLACE)
    if before.gone:
        yield message(
            "The session begins today or on a day to come. One that was held already is recorded on the page "
            "of the congress, with its minutes."
        )
    for step, day in before.later:
        yield message(
            "“{step}” was on {day}; the session begins on that day or after it.", step=NAMES[step], day=day
        )
    if opening.quorum and threshold(opening.quorum) is None:
        yield message('Write the quorum as a part of those entitled: ">=2/3", ">2/3" or ">1/2".')


def in_words(found: Threshold) -> Message:
    """At least 2/3; more than 1/2."""
    part = f"{found.part.numerator}/{found.part.denominator}"
    return message("more than {part}", part=part) if found.more else message("at least {part}", part=part)

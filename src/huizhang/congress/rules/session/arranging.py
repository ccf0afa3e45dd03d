"""What a session's agenda, presidium and delegations may be. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from huizhang.kernel.message import Message, message

LONGEST_POINT = 200
LONGEST_SPEAKER = 64
MOST_MINUTES = 600
MOST_POINTS = 60
MOST_PRESIDING = 99


@dataclass(frozen=True, slots=True)
class Span:
    """A sitting, from `begins` until it was adjourned at `ended`, which is None for the last."""

    begins: datetime
    ended: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        return self.begins <= moment and (self.ended is None or moment < self.ended)


@dataclass(frozen=True, slots=True)
class Point:
    """`begins` as the clock shows it, `minutes` how long it takes."""

    text: str
    begins: datetime
    minutes: int
    speaker: str = ""


def faults_of_agenda(points: Sequence[Point], sittings: Sequence[Span]) -> Iterator[Message]:
    """`sittings` in their order, at least one; nothing is dealt with before or between them."""
    if not points:
        yield message("Write at least one point of the agenda.")
    if len(points) > MOST_POINTS:
        yield message("An agenda has at most {most} points.", most=MOST_POINTS)
    for number, one in enumerate(points, 1):
        if not one.text.strip() or len(one.text.strip()) > LONGEST_POINT:
            yield message(
                "Point {n}: write what it is, in at most {most} characters.", n=number, most=LONGEST_POINT
            )
        if len(one.speaker.strip()) > LONGEST_SPEAKER:
            yield message("Point {n}: shorten the name of who speaks.", n=number)
        if not 1 <= one.minutes <= MOST_MINUTES:
            yield message("Point {n}: it takes 1 to {most} minutes.", n=number, most=MOST_MINUTES)
        if one.begins < sittings[0].begins:
            yield message("Point {n} begins before the session does.", n=number)
        elif not any(sitting.holds(one.begins) for sitting in sittings):
            yield message("Point {n} begins while the session is adjourned.", n=number)
    for number, (before, after) in enumerate(pairwise(points), 2):
        if after.begins < before.begins:
            yield message("Point {n} begins before the one ahead of it.", n=number)


def faults_of_presidium(wanted: Sequence[str], entitled: Collection[str]) -> Iterator[Message]:
    """Student numbers, whoever leads it first."""
    if not wanted:
        yield message("Name at least one member of the presidium of the session.")
    if len(wanted) > MOST_PRESIDING:
        yield message("The presidium of a session has at most {most} members.", most=MOST_PRESIDING)
    if len(set(wanted)) < len(wanted):
        yield message("Name everybody once.")
    strangers = sorted(set(wanted) - set(entitled))
    if strangers:
        yield message("{people} are not on the roll of this session.", people=strangers)


def put_off(points: Sequence[Point], since: datetime, until: datetime) -> tuple[Point, ...]:
    """What was still to come at `since`, moved so that the first of it comes at `until`."""
    coming = [one for one in points if one.begins >= since]
    if not coming:
        return ()
    later = until - min(one.begins for one in coming)
    return tuple(replace(one, begins=one.begins + later) if one in coming else one for one in points)

"""What a session's agenda, presidium and delegations may be. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from huizhang.kernel.message import Message, message

LONGEST_POINT = 200
LONGEST_SPEAKER = 64
MOST_MINUTES = 600
MOST_POINTS = 60
MOST_PRESIDING = 99


@dataclass(frozen=True, slots=True)
class Point:
    """`begins` as the clock shows it, `minutes` how long it takes."""

    text: str
    begins: datetime
    minutes: int
    speaker: str = ""


def faults_of_agenda(points: Sequence[Point], day: datetime) -> Iterator[Message]:
    """`day` is when the session begins; nothing of it comes before."""
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
        if one.begins < day:
            yield message("Point {n} begins before the session does.", n=number)
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

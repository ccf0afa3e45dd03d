"""Open calls and the applications to them: what may be called for, and who may apply when. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huizhang.kernel.message import Message, message
from huizhang.selection.rules.nominating import NOMINATED, needs_department

LONGEST_CALL = 4000
LONGEST_APPLICATION = 1000
MOST_WANTED = 500
NOT_CALLED = message("This call is for students of another college or class.")


class Sorted(StrEnum):
    """What the recommending organ made of an application so far."""

    NOT_YET = ""
    SHORTLISTED = "shortlisted"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many people for a post; `department` is empty for the presidium."""

    post: str
    department: str
    number: int


@dataclass(frozen=True, slots=True)
class Days:
    """`opens` to `closes` people apply, both included; they serve from `start`, until before `end`."""

    opens: date
    closes: date
    start: date
    end: date | None = None
    ended_early: date | None = None

    def takes(self, day: date) -> bool:
        """Whether an application is taken on `day`."""
        return self.ended_early is None and self.opens <= day <= self.closes

    def over(self, day: date) -> bool:
        return self.ended_early is not None or self.closes < day


def faults_of_call(said: str, days: Days, wanted: Sequence[Wanted], today: date) -> Iterator[Message]:
    """Everything wrong with a call before it is published."""
    if not said.strip():
        yield message("Say what the call is about.")
    if len(said.strip()) > LONGEST_CALL:
        yield message("Shorten the call to at most {most} characters.", most=LONGEST_CALL)
    if days.opens < today:
        yield message("The call opens on {day} at the earliest.", day=today)
    if days.closes < days.opens:
        yield message("The call closes after it opens.")
    if days.start <= days.closes:
        yield message("The posts begin after the call has closed.")
    if days.end is not None and days.end <= days.start:
        yield message("The post ends after it begins.")
    if not wanted:
        yield message("Say which posts are wanted, and how many people for each.")
    if len({(one.post, one.department) for one in wanted}) < len(wanted):
        yield message("Name each post of a department once.")
    for one in wanted:
        yield from _faults_of_wanted(one)


def _faults_of_wanted(one: Wanted) -> Iterator[Message]:
    if one.post not in NOMINATED:
        yield message("“{post}” is not a post that people are recommended for.", post=one.post)
    elif needs_department(one.post) != bool(one.department):
        yield message("Name the department of every post but those of the presidium.")
    if not 1 <= one.number <= MOST_WANTED:
        yield message("A number from 1 to {most} is wanted.", most=MOST_WANTED)


def faults_of_applying(days: Days, today: date, statement: str, *, called: bool) -> Iterator[Message]:
    """What keeps somebody from applying, besides the conditions of article four."""
    if not days.takes(today):
        yield message(
            "Applications are taken from {opens} to {closes}, unless the call is closed earlier.",
            opens=days.opens,
            closes=days.closes,
        )
    if not called:
        yield NOT_CALLED
    if not statement.strip():
        yield message("Say in a few sentences why you apply.")
    if len(statement.strip()) > LONGEST_APPLICATION:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_APPLICATION)

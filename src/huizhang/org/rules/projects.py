"""What keeps a project and its volunteers in order: 因事用人、事完人散 (article three). Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from huizhang.kernel.message import Message, message

LONGEST_NAME = 255
LONGEST_PURPOSE = 2000
LONGEST_WORD = 1000
HALF_HOURS_OF_A_DAY = 48


@dataclass(frozen=True, slots=True)
class Plan:
    """A project as it is proposed: it lasts on D where start <= D < end."""

    name: str
    purpose: str
    start: date
    end: date
    needed: int


def faults_of_plan(plan: Plan, today: date, *, exists: bool) -> Iterator[Message]:
    if not plan.name:
        yield message("Name the project.")
    if len(plan.name) > LONGEST_NAME:
        yield message("Shorten the name to at most {most} characters.", most=LONGEST_NAME)
    if exists:
        yield message("There is a project {name} already; choose another name.", name=plan.name)
    if not plan.purpose.strip():
        yield message("Write what the project is for: people are called for a task (article three).")
    if len(plan.purpose) > LONGEST_PURPOSE:
        yield message("Shorten the purpose to at most {most} characters.", most=LONGEST_PURPOSE)
    if plan.needed < 1:
        yield message("Say how many volunteers are needed, at least one.")
    if plan.end <= plan.start:
        yield message("The project ends after it begins.")
    if plan.end <= today:
        yield message("The project's last day has passed; choose a later end.")


@dataclass(frozen=True, slots=True)
class Call:
    """How a project stands for somebody who wants to help."""

    ended: bool
    asked: bool
    needed: int
    accepted: int

    @property
    def full(self) -> bool:
        return self.accepted >= self.needed


def refusal_of_sign_up(call: Call, *, already: bool, is_student: bool) -> Message | None:
    if not is_student:
        return message("Volunteers are students; your account belongs to no student.")
    if not call.asked:
        return message("This project calls for nobody.")
    if call.ended:
        return message("This project has ended; nobody signs up any more.")
    if already:
        return message("You have signed up for this project already.")
    if call.full:
        return message("All {n} places are taken.", n=call.needed)
    return None


def refusal_of_hours(half_hours: int, that_day: int, in_all: int, *, served: bool) -> Message | None:
    """`that_day` and `in_all` are what is written down already."""
    if half_hours == 0:
        return message("Write how many hours, in steps of half an hour.")
    if not served:
        return message("The volunteer did not serve on that day; choose a day of the service until today.")
    if in_all + half_hours < 0 or that_day + half_hours < 0:
        return message("More hours cannot be taken back than are written down.")
    if that_day + half_hours > HALF_HOURS_OF_A_DAY:
        return message("A day has twenty-four hours; {n} are written down already.", n=that_day / 2)
    return None

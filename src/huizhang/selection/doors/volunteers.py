"""Volunteers of a project: accepted, their hours written down, released."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from ninja import Field, Schema

from huizhang.kernel.message import message
from huizhang.org.queries import SignUp, Volunteer
from huizhang.org.queries.seeing import sign_up_run, volunteer_run
from huizhang.org.queries.volunteering import service
from huizhang.people.queries.asking import Asking
from huizhang.selection.actions.volunteering import answer_sign_up, record_hours, release
from huizhang.shell.doors import Doors

doors = Doors("project", message("Volunteer projects."))


class HoursIn(Schema):
    day: datetime.date | None = Field(None, description=message("On which day; today without it.").text)
    hours: Decimal = Field(
        ge=-24,
        le=24,
        multiple_of=0.5,
        description=message("How many hours, in steps of a half; below zero takes back.").text,
    )
    said: str = Field("", max_length=255, description=message("What for.").text)


class SignUpOut(Schema):
    """`answer` is waiting, accepted or declined; `volunteer` the number once accepted."""

    number: int
    project: str
    student_no: str
    name: str
    said: str
    answer: str
    volunteer: int | None = None


class VolunteerOut(Schema):
    number: int
    project: str
    student_no: str
    name: str
    start: datetime.date
    end: datetime.date | None = None
    hours: float


@doors.writes(
    "/sign-ups/{int:number}/accept",
    "accept",
    message("Accept somebody as a volunteer"),
    SignUpOut,
    message("Accepted as a volunteer of this project."),
    "9",
)
def accepting(me: Asking, number: int) -> dict[str, Any]:
    return _answered(me, number, accept=True)


@doors.writes(
    "/sign-ups/{int:number}/decline",
    "decline",
    message("Decline a sign-up"),
    SignUpOut,
    message("The sign-up is declined."),
    "9",
)
def declining(me: Asking, number: int) -> dict[str, Any]:
    return _answered(me, number, accept=False)


@doors.writes(
    "/volunteers/{int:number}/hours",
    "hours",
    message("Write a volunteer's hours down"),
    VolunteerOut,
    message("The hours are written down."),
    "11 --hours 2.5 --said 接站",
)
def writing_hours(me: Asking, number: int, given: HoursIn) -> dict[str, Any]:
    record_hours(
        actor=me.user,
        volunteer=volunteer_run(me, number, me.pack, me.today),
        day=given.day or me.today,
        half_hours=int(given.hours * 2),
        said=given.said,
        pack=me.pack,
    )
    return _of_service(number)


@doors.writes(
    "/volunteers/{int:number}/release",
    "release",
    message("Release a volunteer before the project ends"),
    VolunteerOut,
    message("The volunteer is released."),
    "11",
)
def releasing(me: Asking, number: int) -> dict[str, Any]:
    release(actor=me.user, volunteer=volunteer_run(me, number, me.pack, me.today), pack=me.pack)
    return _of_service(number)


def _answered(me: Asking, number: int, *, accept: bool) -> dict[str, Any]:
    found = sign_up_run(me, number, me.pack, me.today)
    return sign_up_told(answer_sign_up(actor=me.user, signed_up=found, accept=accept, pack=me.pack))


def sign_up_told(one: SignUp) -> dict[str, Any]:
    answer = "accepted" if one.volunteer_id else "declined" if one.declined_at else "waiting"
    return {
        "number": one.pk,
        "project": one.project_id,
        "student_no": one.student_id,
        "name": one.student.name,
        "said": one.said,
        "answer": answer,
        "volunteer": one.volunteer_id,
    }


def volunteer_told(one: Volunteer) -> dict[str, Any]:
    return {
        "number": one.pk,
        "project": one.project_id,
        "student_no": one.student_id,
        "name": one.student.name,
        "start": one.start,
        "end": one.end,
        "hours": (getattr(one, "half_hours", None) or 0) / 2,
    }


def _of_service(number: int) -> dict[str, Any]:
    found = service(number)
    return volunteer_told(found) if found else {}

"""Open calls (自主报名): published, read with one's own verdict, closed."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext
from ninja import Field, Schema
from pydantic import field_validator

from huizhang.kernel.message import message
from huizhang.people.queries import Student
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require
from huizhang.selection.actions import (
    close_call,
    open_call,
    qualify,
)
from huizhang.selection.doors.applications import ApplicationOut, application_told
from huizhang.selection.doors.telling import ConditionOut, condition
from huizhang.selection.models import Call
from huizhang.selection.queries.calls import (
    NO_SEAT,
    applications_of,
    callers,
    calls,
    office_calling,
    taking,
    wanted_of,
)
from huizhang.selection.queries.seeing import call_of
from huizhang.selection.rules.applying import LONGEST_CALL, Days, Wanted
from huizhang.shell.api import Paged, paged
from huizhang.shell.doors import Doors, PageIn

doors = Doors("call", message("Open calls: whoever qualifies may apply."))


class WantedPostIn(Schema):
    """In one word: POST=NUMBER, or POST@DEPARTMENT=NUMBER."""

    post: str = Field(max_length=64)
    department: str = Field("", max_length=255)
    number: int


class CallIn(Schema):
    union: str = Field(max_length=255, description=message("For which union.").text)
    organ: str = Field(
        "", description=message("From which organ's seat; from the first that may, without it.").text
    )
    said: str = Field(max_length=LONGEST_CALL, description=message("What the call says.").text)
    opens: datetime.date | None = Field(
        None, description=message("The first day to apply; today without it.").text
    )
    closes: datetime.date = Field(description=message("The last day to apply.").text)
    start: datetime.date = Field(description=message("The first day of the posts.").text)
    end: datetime.date | None = Field(None, description=message("The first day after the posts.").text)
    wanted: list[WantedPostIn] = Field(
        description=message(
            "How many for which post: department_member@办公室=4, presidium_member=1. Once for each."
        ).text
    )

    @field_validator("wanted", mode="before")
    @classmethod
    def _in_words(cls, given: Any) -> Any:
        return [_wanted(one) if isinstance(one, str) else one for one in given]


class ListIn(PageIn):
    ended: bool = Field(False, description=message("Those that have ended, not those that run.").text)


class WantedOut(Schema):
    number: int
    post: str
    department: str
    wanted: int
    applied: int


class CallOut(Schema):
    number: int
    union: str
    organ: str
    college: str | None = None
    class_name: str | None = None
    opens: datetime.date
    closes: datetime.date
    start: datetime.date
    end: datetime.date | None = None
    ended_early: datetime.date | None = None
    applied: int


class Calls(Paged):
    items: list[CallOut]


class CallWhole(CallOut):
    """`you` is how the asker stands to it, where that is a student: what speaks against applying, and the own
    application."""

    said: str
    wanted: list[WantedOut]
    conditions: list[ConditionOut]
    stops: list[str]
    application: ApplicationOut | None = None


@doors.reads("/calls", "list", message("Calls that one may apply to today"), Calls, "--ended")
def list_calls(me: Asking, given: ListIn) -> dict[str, Any]:
    running = taking(me.today)
    found = calls().exclude(running) if given.ended else calls().filter(running)
    rows = paged(found, given.page, given.size)
    return {**rows, "items": [_call(one) for one in rows["items"]]}


@doors.reads("/calls/{int:number}", "show", message("One call, with your own verdict"), CallWhole, "3")
def show_call(me: Asking, number: int) -> dict[str, Any]:
    return _whole(me, call_of(number))


@doors.writes(
    "/calls",
    "open",
    message("Publish a call from your seat"),
    CallWhole,
    message("The call is published."),
    "--union 信息工程学院学生会 --said 欢迎报名 --closes 2026-12-01 --from 2026-12-10"
    " --wanted department_member@办公室=4",
)
def open_a_call(me: Asking, given: CallIn) -> dict[str, Any]:
    found = callers(me.user, me.today, me.pack)
    require(bool(found), NO_SEAT)
    organ = me.pack.organ_names.get(given.organ, given.organ)
    made = open_call(
        actor=me.user,
        seat=office_calling(found, given.union, organ).seat.pk,
        union=given.union,
        said=given.said,
        days=Days(given.opens or me.today, given.closes, given.start, given.end),
        wanted=[Wanted(one.post, one.department, one.number) for one in given.wanted],
        pack=me.pack,
    )
    return _whole(me, call_of(made.pk))


@doors.writes(
    "/calls/{int:number}/close",
    "close",
    message("Close a call before its last day"),
    CallWhole,
    message("The call is closed."),
    "3",
)
def close(me: Asking, number: int) -> dict[str, Any]:
    close_call(actor=me.user, call=call_of(number).pk, pack=me.pack)
    return _whole(me, call_of(number))


def _wanted(said: str) -> dict[str, str]:
    """department_member@办公室=4"""
    place, _equals, number = said.rpartition("=")
    post, _at, department = place.partition("@")
    return {"post": post, "department": department, "number": number}


def _call(one: Call) -> dict[str, Any]:
    return {
        "number": one.pk,
        "union": one.union_id,
        "organ": one.organ,
        "college": one.college_id,
        "class_name": one.class_group.name if one.class_group else None,
        "opens": one.opens,
        "closes": one.closes,
        "start": one.start,
        "end": one.end,
        "ended_early": one.ended_early,
        "applied": one.applied,  # type: ignore[attr-defined]  # annotated
    }


def _whole(me: Asking, call: Call) -> dict[str, Any]:
    wanted = [
        {
            "number": one.pk,
            "post": one.post,
            "department": one.department,
            "wanted": one.number,
            "applied": one.applied,  # type: ignore[attr-defined]  # annotated
        }
        for one in wanted_of(call)
    ]
    return {**_call(call), "said": call.said, "wanted": wanted, **_own(me, call)}


def _own(me: Asking, call: Call) -> dict[str, Any]:
    """Raises DamagedSnapshot."""
    student = Student.objects.select_related("class_group__major").filter(pk=me.sight.own or "").first()
    if student is None:
        return {"conditions": [], "stops": []}
    qualified = qualify(student, call, me.pack)
    mine = applications_of(student.pk).filter(call=call).first()
    return {
        "conditions": [condition(one) for one in qualified.conditions],
        "stops": [said.say(gettext) for said in qualified.faults],
        "application": application_told(me, mine) if mine else None,
    }

"""Presidium meetings (集体负责): called together, attended, decided by votes, followed up."""

from __future__ import annotations

import datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Schema

from huizhang.kernel.message import message
from huizhang.org.actions import convene_meeting, finish_follow_up, record_attendance, record_decision
from huizhang.org.models import AgendaItem, Meeting, Resolution
from huizhang.org.queries import convenes, meetings_of
from huizhang.org.queries.meetings import members_on, minutes_of
from huizhang.org.queries.seeing import ONLY_WHO_CONVENES, meeting_seen, resolution_seen, union_seen
from huizhang.org.rules.meetings import LONGEST_TEXT, Votes
from huizhang.people.queries import Student
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require
from huizhang.shell.api import Paged, paged
from huizhang.shell.doors import Doors, OfUnion, PageIn

doors = Doors("meeting", message("Meetings of a union's presidium."))


class ListIn(PageIn):
    union: OfUnion


class MeetingIn(Schema):
    union: OfUnion
    at: datetime.datetime = Field(
        description=message("When, as 2026-12-01T19:00; Beijing time where it names no other.").text
    )
    place: str = Field(max_length=LONGEST_TEXT, description=message("Where.").text)
    agenda: list[str] = Field(min_length=1, description=message("A point of the agenda; say each.").text)


class AttendanceIn(Schema):
    present: list[str] = Field(
        min_length=1, description=message("The number of a member who was there; say each.").text
    )


class DecisionIn(Schema):
    text: str = Field(max_length=LONGEST_TEXT, description=message("What was decided.").text)
    in_favour: int = Field(ge=0, description=message("How many voted for it.").text)
    against: int = Field(0, ge=0, description=message("How many voted against it.").text)
    abstained: int = Field(0, ge=0, description=message("How many abstained.").text)
    responsible: str = Field("", description=message("The number of the member who follows it up.").text)
    due: datetime.date | None = Field(None, description=message("Until when.").text)


class MeetingOut(Schema):
    number: int
    union: str
    at: datetime.datetime
    place: str
    convened_by: str


class MeetingLine(MeetingOut):
    present: int
    points: int


class Meetings(Paged):
    items: list[MeetingLine]


class MemberOut(Schema):
    student_no: str
    name: str


class DecisionOut(Schema):
    number: int
    text: str
    carried: bool
    in_favour: int
    against: int
    abstained: int
    responsible: str | None = None
    due: datetime.date | None = None
    done_on: datetime.date | None = None


class PointOut(Schema):
    point: int
    text: str
    decision: DecisionOut | None = None


class MeetingWhole(MeetingOut):
    """`present` is empty until it is recorded who was there."""

    present: list[MemberOut]
    agenda: list[PointOut]


@doors.reads("/meetings", "list", message("A presidium's meetings"), Meetings, "--union 信息工程学院学生会")
def list_meetings(me: Asking, given: ListIn) -> dict[str, Any]:
    rows = paged(meetings_of(union_seen(me, given.union).union), given.page, given.size)
    told = [{**_meeting(one), "present": one.present, "points": one.points} for one in rows["items"]]
    return {**rows, "items": told}


@doors.reads("/meetings/{int:number}", "show", message("One meeting with its minutes"), MeetingWhole, "4")
def show(me: Asking, number: int) -> dict[str, Any]:
    return _whole(meeting_seen(me, number))


@doors.writes(
    "/meetings",
    "convene",
    message("Call the presidium together"),
    MeetingWhole,
    message("The presidium is called together."),
    "--union 信息工程学院学生会 --at 2026-12-01T19:00 --place 301 --agenda 设立学习部",
)
def convening(me: Asking, given: MeetingIn) -> dict[str, Any]:
    union = union_seen(me, given.union).union
    require(convenes(me.user, union, me.today, me.pack), ONLY_WHO_CONVENES)
    at = timezone.make_aware(given.at) if timezone.is_naive(given.at) else given.at
    made = convene_meeting(
        actor=me.user, union=union, at=at, place=given.place, agenda=given.agenda, pack=me.pack
    )
    return _whole(made)


@doors.writes(
    "/meetings/{int:number}/attendance",
    "attend",
    message("Record who was there"),
    MeetingWhole,
    message("Who was there is recorded."),
    "4 --present 20240102 --present 20240103",
)
def attending(me: Asking, number: int, given: AttendanceIn) -> dict[str, Any]:
    found = meeting_seen(me, number)
    record_attendance(actor=me.user, meeting=found, present=given.present, pack=me.pack)
    return _whole(found)


@doors.writes(
    "/meetings/{int:number}/points/{int:point}",
    "decide",
    message("Record what was decided on a point, with the votes"),
    DecisionOut,
    message("The decision is recorded."),
    "4 1 --text 同意设立 --in-favour 3 --responsible 20240102 --due 2026-12-31",
)
def deciding(me: Asking, number: int, point: int, given: DecisionIn) -> dict[str, Any]:
    found = meeting_seen(me, number)
    made = record_decision(
        actor=me.user,
        item=get_object_or_404(AgendaItem, meeting=found, number=point),
        text=given.text,
        votes=Votes(given.in_favour, given.against, given.abstained),
        responsible=given.responsible or None,
        due=given.due,
        pack=me.pack,
    )
    return _decision(made)


@doors.writes(
    "/decisions/{int:number}/done",
    "done",
    message("What was decided has been done"),
    DecisionOut,
    message("Done, and recorded."),
    "6",
)
def finishing(me: Asking, number: int) -> dict[str, Any]:
    found = resolution_seen(me, number)
    return _decision(finish_follow_up(actor=me.user, resolution=found, day=me.today, pack=me.pack))


def _meeting(one: Meeting) -> dict[str, Any]:
    return {
        "number": one.pk,
        "union": one.union_id,
        "at": one.at,
        "place": one.place,
        "convened_by": one.convened_by.name,
    }


def _whole(one: Meeting) -> dict[str, Any]:
    there = set(one.attendance.values_list("student_id", flat=True))
    members = members_on(one.union_id, timezone.localdate(one.at))
    return {
        **_meeting(one),
        "present": [_member(each) for each in members if each.pk in there],
        "agenda": [
            {"point": item.number, "text": item.text, "decision": _decision(made) if made else None}
            for item, made in minutes_of(one)
        ],
    }


def _member(one: Student) -> dict[str, str]:
    return {"student_no": one.pk, "name": one.name}


def _decision(one: Resolution) -> dict[str, Any]:
    return {
        "number": one.pk,
        "text": one.text,
        "carried": one.carried,
        "in_favour": one.in_favour,
        "against": one.against,
        "abstained": one.abstained,
        "responsible": one.responsible_id,
        "due": one.due,
        "done_on": one.done_on,
    }

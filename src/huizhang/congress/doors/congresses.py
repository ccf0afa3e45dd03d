"""Congresses: called, moved, cancelled, followed on their course."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from huizhang.congress.actions import (
    call_congress,
    cancel_congress,
    enter_word,
    move_congress,
    record_milestone,
)
from huizhang.congress.models import Congress
from huizhang.congress.queries import congresses_of, course_of
from huizhang.congress.queries.seeing import congress_seen
from huizhang.congress.rules.calling import LONGEST_MINUTES, LONGEST_NAME, Call
from huizhang.congress.rules.requests import LONGEST_REQUEST, Word
from huizhang.kernel import records
from huizhang.kernel.message import message
from huizhang.org.queries.seeing import union_seen
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require
from huizhang.selection.queries.standing import ONLY_THE_UNION, may_ask_for
from huizhang.shell.api import Paged, paged
from huizhang.shell.doors import Doors, ForOrgan, OfUnion, PageIn

doors = Doors("congress", message("Congresses of students: called, prepared, held."))
OfCongress = Annotated[
    str, Field(max_length=LONGEST_NAME, description=message("Which congress, by its name.").text)
]
Said = Annotated[str, Field(max_length=LONGEST_MINUTES, description=message("Why.").text)]


class CongressIn(Schema):
    congress: OfCongress


class ListIn(PageIn):
    union: OfUnion


class CallIn(Schema):
    union: OfUnion
    name: str = Field(max_length=LONGEST_NAME, description=message("What the session is called.").text)
    day: datetime.date = Field(description=message("The planned day of the session.").text)
    prepared_by: str = Field(max_length=LONGEST_NAME, description=message("Who prepares the congress.").text)
    elected_by: Literal["congress", "general_assembly"] = Field(
        "congress", description=message("Who meets: congress or general_assembly.").text
    )


class MoveIn(CongressIn):
    day: datetime.date = Field(description=message("The new day of the session.").text)
    said: Said


class CancelIn(CongressIn):
    said: Said


class RecordIn(CongressIn):
    step: str = Field(
        description=message("What took place: committee, credentials, preliminary or session.").text
    )
    day: datetime.date = Field(description=message("On which day it was.").text)
    minutes: str = Field(
        max_length=LONGEST_MINUTES,
        description=message("Who was there, what was decided; for an election who was elected.").text,
    )


class WordIn(CongressIn):
    step: str = Field(description=message("Which step of the course the word is on.").text)
    organ: ForOrgan
    day: datetime.date = Field(description=message("On which day it was.").text)
    reference: str = Field(
        max_length=LONGEST_REQUEST,
        description=message("The number of the paper, or the minutes.").text,
    )


class CongressOut(Schema):
    congress: str
    union: str
    day: datetime.date
    elected_by: str
    students_represented: int | None = None
    stage: Literal["called", "cancelled", "held"]


class Congresses(Paged):
    items: list[CongressOut]


class StepOut(Schema):
    step: str
    state: str
    due: datetime.date
    done_on: datetime.date | None = None
    waits_for: list[str]


class CongressWhole(CongressOut):
    course: list[StepOut]


@doors.reads("/congresses", "list", message("A union's congresses"), Congresses, "--union 信息工程学院学生会")
def list_congresses(me: Asking, given: ListIn) -> dict[str, Any]:
    rows = paged(congresses_of(union_seen(me, given.union).union), given.page, given.size)
    return {**rows, "items": [_line(one, one.stage) for one in rows["items"]]}


@doors.reads(
    "/congresses/one", "show", message("How far a congress is"), CongressWhole, "--congress 第五届学代会"
)
def show(me: Asking, given: CongressIn) -> dict[str, Any]:
    return _whole(me, *congress_seen(me, given.congress))


@doors.writes(
    "/congresses",
    "call",
    message("Call a congress"),
    CongressWhole,
    message("The congress is called."),
    "--union 信息工程学院学生会 --name 信息工程学院第六次学代会 --day 2027-05-20 --prepared-by 筹备委员会",
)
def calling(me: Asking, given: CallIn) -> dict[str, Any]:
    union = union_seen(me, given.union)
    require(may_ask_for(me.user, union, me.pack, me.today), ONLY_THE_UNION)
    call = Call(given.name, given.day, given.prepared_by, given.elected_by)
    made = call_congress(actor=me.user, union=union.union, call=call, pack=me.pack)
    return _whole(me, made, union)


@doors.writes(
    "/congresses/move",
    "move",
    message("Put a called congress off, or bring it forward"),
    CongressWhole,
    message("The day is changed; a request to convene it on the old day holds no longer."),
    "--congress 第五届学代会 --day 2027-06-03 --said 场地调整",
)
def moving(me: Asking, given: MoveIn) -> dict[str, Any]:
    found, union = asked(me, given)
    move_congress(actor=me.user, congress=found, day=given.day, said=given.said, pack=me.pack)
    return _whole(me, found, union)


@doors.writes(
    "/congresses/cancel",
    "cancel",
    message("Cancel a called congress"),
    CongressOut,
    message("The congress is cancelled."),
    "--congress 第五届学代会 --said 与毕业季冲突",
)
def cancelling(me: Asking, given: CancelIn) -> dict[str, Any]:
    found, _ = asked(me, given)
    cancel_congress(actor=me.user, congress=found, said=given.said, pack=me.pack)
    return _now(found)


@doors.writes(
    "/congresses/record",
    "record",
    message("Record what took place on the way of a congress, with its minutes"),
    CongressWhole,
    message("Recorded."),
    "--congress 第五届学代会 --step committee --day 2027-04-10 --minutes 筹备委员会成立",
)
def recording(me: Asking, given: RecordIn) -> dict[str, Any]:
    found, union = asked(me, given)
    record_milestone(
        actor=me.user, congress=found, name=given.step, day=given.day, minutes=given.minutes, pack=me.pack
    )
    return _whole(me, found, union)


@doors.writes(
    "/congresses/word",
    "word",
    message("Enter the word of a gathering or of a body above"),
    CongressWhole,
    message("Recorded."),
    "--congress 第五届学代会 --step preparing --organ 团省委 --day 2027-04-12 --reference 团发〔2027〕3号",
)
def entering(me: Asking, given: WordIn) -> dict[str, Any]:
    found, union = asked(me, given)
    word = Word(given.step, me.pack.organ_names.get(given.organ, given.organ), given.day, given.reference)
    enter_word(actor=me.user, congress=found, word=word, pack=me.pack)
    return _whole(me, found, union)


def asked(me: Asking, given: CongressIn) -> tuple[Congress, records.Union]:
    found, union = congress_seen(me, given.congress)
    require(may_ask_for(me.user, union, me.pack, me.today), ONLY_THE_UNION)
    return found, union


def _line(one: Congress, stage: str) -> dict[str, Any]:
    return {
        "congress": one.congress,
        "union": one.union_id,
        "day": one.date,
        "elected_by": one.elected_by,
        "students_represented": one.students_represented,
        "stage": stage,
    }


def _now(one: Congress) -> dict[str, Any]:
    found: Any = congresses_of(one.union_id).get(pk=one.pk)
    return _line(found, found.stage)


def _whole(me: Asking, one: Congress, union: records.Union) -> dict[str, Any]:
    found = _now(one)
    if found["stage"] == "cancelled":
        return {**found, "course": []}
    course = [
        {
            "step": step.name,
            "state": step.state,
            "due": step.due,
            "done_on": step.done_on,
            "waits_for": list(step.waits),
        }
        for step in course_of(one, union, me.pack, me.today)
    ]
    return {**found, "course": course}

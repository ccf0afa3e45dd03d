"""People checked in at a session, and recorded as they leave."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import uuid4

from ninja import Field, Schema

from huizhang.congress.actions.session import check_in, check_out
from huizhang.congress.doors.congresses import CongressIn
from huizhang.congress.doors.sessions import doors
from huizhang.congress.doors.sessions_told import aware, sitting
from huizhang.congress.models import Stay
from huizhang.congress.queries.session.standing import ONLY_SCRUTINEERS
from huizhang.congress.rules.session.attendance import LONGEST_DOOR, Arrival
from huizhang.kernel.message import message
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require

__all__ = ["doors"]


class ArrivalIn(CongressIn):
    student: str = Field("", max_length=32, description=message("The student's number.").text)
    code: str = Field("", max_length=64, description=message("Or the code of the person.").text)
    door: str = Field("", max_length=LONGEST_DOOR, description=message("At which door.").text)
    key: str = Field(
        "",
        max_length=64,
        description=message("A UUID of your own: sent again with it, a check-in counts once.").text,
    )
    at: datetime.datetime | None = Field(
        None, description=message("When it was, where it had to wait for the network.").text
    )


class StayOut(Schema):
    """`key` is the one to send again with."""

    key: str
    student_no: str
    name: str
    arrived: datetime.datetime
    went: datetime.datetime | None = None


@doors.writes(
    "/sessions/check-in",
    "check-in",
    message("Check somebody in who is entitled"),
    StayOut,
    message("Checked in."),
    "--congress 第五届学代会 --student 20240102 --door 东门",
)
def arriving(me: Asking, given: ArrivalIn) -> dict[str, Any]:
    return _acted(me, given, check_in)


@doors.writes(
    "/sessions/check-out",
    "check-out",
    message("Record that somebody leaves before the end"),
    StayOut,
    message("Recorded."),
    "--congress 第五届学代会 --student 20240102",
)
def going(me: Asking, given: ArrivalIn) -> dict[str, Any]:
    return _acted(me, given, check_out)


def _acted(me: Asking, given: ArrivalIn, act: Any) -> dict[str, Any]:
    found, session = sitting(me, given)
    require(found.scrutinises, ONLY_SCRUTINEERS)
    key = given.key or str(uuid4())
    stated = aware(given.at) if given.at else None
    arrival = Arrival(key, given.student, given.code, given.door, stated)
    made: Stay = act(actor=me.user, session=session, arrival=arrival, pack=me.pack)
    student = made.entitled.student
    return {
        "key": key,
        "student_no": student.pk,
        "name": student.name,
        "arrived": made.arrived,
        "went": made.left,
    }

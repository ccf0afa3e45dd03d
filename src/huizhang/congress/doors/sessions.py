"""The session of a congress: its books opened, arranged, resolved, closed."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Schema

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions import session as acts
from huizhang.congress.doors.congresses import CongressIn
from huizhang.congress.doors.sessions_told import (
    ResolutionOut,
    SessionOut,
    aware,
    led,
    resolution_told,
    sitting,
    told,
)
from huizhang.congress.models import Delegation, Entitled, Scrutineer
from huizhang.congress.queries.session.codes import code_from
from huizhang.congress.queries.session.standing import ONLY_WHO_LEADS, standing_at
from huizhang.congress.rules.session.opening import LONGEST_PLACE, Opening
from huizhang.congress.rules.session.pasted import read_agenda
from huizhang.congress.rules.session.resolving import LONGEST_TEXT, Motion, Show
from huizhang.kernel.message import message
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require
from huizhang.shell.doors import Doors

doors = Doors("session", message("The session of a congress: who is there, what is decided."))
OfStudent = Annotated[str, Field(max_length=32, description=message("The student's number.").text)]
OfAccount = Annotated[str, Field(max_length=150, description=message("The user name of the account.").text)]
Place = Annotated[str, Field(max_length=LONGEST_PLACE, description=message("Where.").text)]
Begins = Annotated[
    datetime.datetime,
    Field(description=message("When, as 2026-12-01T19:00; Beijing time where it names no other.").text),
]


class OpeningIn(CongressIn):
    place: Place
    begins: Begins
    quorum: str = Field(
        "",
        max_length=16,
        description=message("The quorum that the congress chose: >=2/3, >2/3 or >1/2.").text,
    )


class AgendaIn(CongressIn):
    agenda: list[str] = Field(
        min_length=1, description=message("A point: 09:00 20 what it is | who speaks; say each.").text
    )


class PresidiumIn(CongressIn):
    members: list[str] = Field(
        min_length=1, description=message("The number of a member, whoever leads first; say each.").text
    )


class HeadIn(CongressIn):
    delegation: str = Field(max_length=255, description=message("Which delegation, by its name.").text)
    student: OfStudent


class ScrutineerIn(CongressIn):
    username: OfAccount


class RenewIn(CongressIn):
    student: OfStudent


class ResolutionIn(CongressIn):
    text: str = Field(max_length=LONGEST_TEXT, description=message("What is voted on.").text)
    in_favour: int = Field(ge=0, description=message("How many voted for it.").text)
    against: int = Field(0, ge=0, description=message("How many voted against it.").text)
    abstained: int = Field(0, ge=0, description=message("How many abstained.").text)
    majority: Literal["decision", "charter"] = Field(
        "decision", description=message("Which majority it takes: decision or charter.").text
    )
    method: Literal["hands", "count"] = Field(
        "hands", description=message("How it was counted: hands or count.").text
    )


class AdjournIn(CongressIn):
    begins: Begins
    place: Place


class CloseIn(CongressIn):
    said: str = Field("", max_length=2000, description=message("What else belongs into the minutes.").text)


class ScrutineerOut(Schema):
    username: str
    name: str


class LinkOut(Schema):
    link: str


class RenewedOut(Schema):
    student_no: str


@doors.reads(
    "/sessions/one",
    "show",
    message("The session of a congress with who is there now"),
    SessionOut,
    "--congress 第五届学代会",
)
def show(me: Asking, given: CongressIn) -> dict[str, Any]:
    return told(sitting(me, given)[1])


@doors.writes(
    "/sessions",
    "open",
    message("Open the books: freeze the roll, the quorum and the majorities"),
    SessionOut,
    message("The books are open; the roll is frozen."),
    "--congress 第五届学代会 --place 大礼堂 --begins 2027-05-20T09:00",
)
def opening(me: Asking, given: OpeningIn) -> dict[str, Any]:
    found = standing_at(me, given.congress, me.pack, me.today)
    require(found.leads, ONLY_WHO_LEADS)
    wish = Opening(given.place, aware(given.begins), given.quorum)
    return told(acts.open_session(actor=me.user, congress=found.congress, opening=wish, pack=me.pack))


@doors.writes(
    "/sessions/agenda",
    "agenda",
    message("Set the whole agenda"),
    SessionOut,
    message("The agenda is set."),
    '--congress 第五届学代会 --agenda "09:00 20 审议工作报告 | 张三" --agenda "09:20 40 选举"',
)
def arranging(me: Asking, given: AgendaIn) -> dict[str, Any]:
    session = led(me, given)
    read = read_agenda("\n".join(given.agenda), timezone.localtime(session.begins))
    if read.faults:
        raise CaseRefused(*read.faults)
    acts.set_agenda(actor=me.user, session=session, points=read.points, pack=me.pack)
    return told(session)


@doors.writes(
    "/sessions/presidium",
    "presidium",
    message("Name the presidium of the session"),
    SessionOut,
    message("The presidium of the session is named."),
    "--congress 第五届学代会 --members 20240102 --members 20240103",
)
def presiding_over(me: Asking, given: PresidiumIn) -> dict[str, Any]:
    session = led(me, given)
    acts.seat_presidium(actor=me.user, session=session, members=given.members, pack=me.pack)
    return told(session)


@doors.writes(
    "/sessions/heads",
    "head",
    message("Name the head of a delegation"),
    SessionOut,
    message("The head of the delegation is named."),
    "--congress 第五届学代会 --delegation 信息工程学院 --student 20240102",
)
def heading(me: Asking, given: HeadIn) -> dict[str, Any]:
    session = led(me, given)
    one = get_object_or_404(Delegation, session=session, name=given.delegation)
    acts.head_delegation(actor=me.user, delegation=one, student_no=given.student, pack=me.pack)
    return told(session)


@doors.writes(
    "/sessions/scrutineers",
    "name",
    message("Name who checks people in"),
    ScrutineerOut,
    message("Named; the check-in page is open to this person now."),
    "--congress 第五届学代会 --username 20240108",
)
def naming(me: Asking, given: ScrutineerIn) -> dict[str, Any]:
    made = acts.name_scrutineer(actor=me.user, session=led(me, given), username=given.username, pack=me.pack)
    return {"username": made.account.username, "name": made.account.name}


@doors.writes(
    "/sessions/release",
    "release",
    message("Release somebody from checking people in"),
    ScrutineerOut,
    message("Released."),
    "--congress 第五届学代会 --username 20240108",
)
def releasing(me: Asking, given: ScrutineerIn) -> dict[str, Any]:
    named = Scrutineer.objects.filter(session=led(me, given), account__username=given.username)
    one = get_object_or_404(named, released_at__isnull=True)
    made = acts.release_scrutineer(actor=me.user, scrutineer=one, pack=me.pack)
    return {"username": made.account.username, "name": made.account.name}


@doors.writes(
    "/sessions/codes",
    "renew",
    message("Make a delegate's lost code anew"),
    RenewedOut,
    message("The code is made anew; the one before opens nothing."),
    "--congress 第五届学代会 --student 20240102",
)
def renewing(me: Asking, given: RenewIn) -> dict[str, Any]:
    line = get_object_or_404(Entitled, session=led(me, given), student=given.student)
    acts.renew_code(actor=me.user, line=line, pack=me.pack)
    return {"student_no": line.student_id}


@doors.writes(
    "/sessions/hall",
    "hall",
    message("Make a new link for the hall screen"),
    LinkOut,
    message("The hall screen has a new link; the one before is dead."),
    "--congress 第五届学代会",
)
def screening(me: Asking, given: CongressIn) -> dict[str, Any]:
    made = acts.renew_hall(actor=me.user, session=led(me, given), pack=me.pack)
    return {"link": f"/hall/{code_from(made.hall)}"}


@doors.writes(
    "/sessions/resolutions",
    "resolve",
    message("Record what was voted on; whether it is carried follows from who is there"),
    ResolutionOut,
    message("The resolution is recorded."),
    "--congress 第五届学代会 --text 批准工作报告 --in-favour 180 --against 3 --abstained 5",
)
def resolving(me: Asking, given: ResolutionIn) -> dict[str, Any]:
    made = acts.resolve(
        actor=me.user,
        session=led(me, given),
        motion=Motion(given.text, given.majority, given.method),
        show=Show(given.in_favour, given.against, given.abstained),
        pack=me.pack,
    )
    return resolution_told(made)


@doors.writes(
    "/sessions/adjourn",
    "adjourn",
    message("Adjourn to another hour"),
    SessionOut,
    message("Adjourned; everybody has left."),
    "--congress 第五届学代会 --begins 2027-05-27T09:00 --place 大礼堂",
)
def adjourning(me: Asking, given: AdjournIn) -> dict[str, Any]:
    made = acts.adjourn_session(
        actor=me.user,
        session=led(me, given),
        begins=aware(given.begins),
        place=given.place,
        pack=me.pack,
    )
    return told(made)


@doors.writes(
    "/sessions/close",
    "close",
    message("Close the session; its minutes go on record"),
    SessionOut,
    message("The session is closed; its minutes are on record."),
    "--congress 第五届学代会 --said 选举产生主席团成员五名",
)
def closing(me: Asking, given: CloseIn) -> dict[str, Any]:
    return told(acts.close_session(actor=me.user, session=led(me, given), said=given.said, pack=me.pack))

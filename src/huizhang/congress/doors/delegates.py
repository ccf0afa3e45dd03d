"""The delegates of a congress: recommended, elected, withdrawn, checked."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from huizhang.congress.actions import (
    Forward,
    check_credentials,
    name_ex_officio,
    recommend_delegate,
)
from huizhang.congress.doors.congresses import CongressIn, asked
from huizhang.congress.models import Delegate
from huizhang.congress.queries.candidates import candidates
from huizhang.congress.queries.electors import constituencies, electors_of
from huizhang.congress.queries.seeing import delegates_seen
from huizhang.congress.rules.delegates.candidates import LONGEST_STATEMENT, LONGEST_WORD
from huizhang.congress.rules.delegates.credentials import LONGEST_COMMITTEE
from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES
from huizhang.kernel.message import message
from huizhang.people.queries.asking import Asking
from huizhang.shell.api import Paged, paged
from huizhang.shell.doors import Doors, PageIn

doors = Doors("delegate", message("The delegates of a congress: recommended, elected, checked."))
Number = Annotated[str, Field(max_length=32, description=message("The student number.").text)]
Why = Annotated[str, Field(max_length=LONGEST_STATEMENT, description=message("Why.").text)]


class ListIn(CongressIn, PageIn):
    pass


class RecommendIn(CongressIn):
    student_no: Number
    said: Why
    gender: str = Field(
        "", max_length=LONGEST_WORD, description=message("Gender, where it is not on record.").text
    )
    ethnicity: str = Field(
        "", max_length=LONGEST_WORD, description=message("Ethnicity, where it is not on record.").text
    )
    cadre: Literal["yes", "no"] | None = Field(
        None, description=message("Whether the person holds a student office: yes or no.").text
    )


class OfficeIn(CongressIn):
    student_no: Number
    office: str = Field(max_length=LONGEST_STATEMENT, description=message("By which office.").text)


class CheckIn(CongressIn):
    committee: str = Field(
        max_length=LONGEST_COMMITTEE, description=message("Members of the credentials committee.").text
    )
    statement: str = Field(max_length=LONGEST_MINUTES, description=message("What the committee states.").text)


class DelegateOut(Schema):
    student_no: str
    name: str
    unit: str
    sent_as: str


class Delegates(Paged):
    items: list[DelegateOut]


class UnitOut(Schema):
    unit: str
    sent_as: str
    seats: int
    delegates: int
    candidates: int


class Units(Paged):
    items: list[UnitOut]


class CandidateOut(Schema):
    case: str
    student_no: str
    name: str
    unit: str


class CheckedOut(Schema):
    congress: str
    day: datetime.date
    statement: str


@doors.reads(
    "/congresses/delegates",
    "list",
    message("The delegates of a congress"),
    Delegates,
    "--congress 第五届学代会",
)
def list_delegates(me: Asking, given: ListIn) -> dict[str, Any]:
    rows = paged(delegates_seen(me, given.congress).delegates(), given.page, given.size)
    return {**rows, "items": [told_of(one) for one in rows["items"]]}


@doors.reads(
    "/congresses/constituencies",
    "units",
    message("Who sends how many delegates, and who waits for an election"),
    Units,
    "--congress 第五届学代会",
)
def list_units(me: Asking, given: ListIn) -> dict[str, Any]:
    seen = delegates_seen(me, given.congress)
    electors = electors_of(seen.congress, seen.union, me.pack, me.today)
    waiting = [one.constituency for one in candidates(seen.congress)]
    told = [
        {
            "unit": one.name,
            "sent_as": one.kind,
            "seats": one.seats,
            "delegates": one.taken,
            "candidates": waiting.count(one.name) if one.kind == "college" else 0,
        }
        for one in constituencies(seen.congress, electors)
        if seen.sees(one.name, one.kind)
    ]
    return paged(told, given.page, given.size)


@doors.writes(
    "/congresses/delegates/recommend",
    "recommend",
    message("Recommend a delegate on behalf of a class"),
    CandidateOut,
    message("Recommended; the candidate waits for the election."),
    "--congress 第五届学代会 --student-no 20240102 --said 热心服务同学 --cadre no",
)
def recommending(me: Asking, given: RecommendIn) -> dict[str, Any]:
    found = delegates_seen(me, given.congress).congress
    cadre = None if given.cadre is None else given.cadre == "yes"
    wish = Forward(given.student_no, given.said, gender=given.gender, ethnicity=given.ethnicity, cadre=cadre)
    made = recommend_delegate(actor=me.user, congress=found, wish=wish, pack=me.pack)
    case = made.case.number if made.case else ""
    return {
        "case": case,
        "student_no": made.student_id,
        "name": made.student.name,
        "unit": made.constituency,
    }


@doors.writes(
    "/congresses/delegates/office",
    "office",
    message("Record a delegate by office"),
    DelegateOut,
    message("Recorded."),
    "--congress 第五届学代会 --student-no 20240102 --office 主席团成员",
)
def by_office(me: Asking, given: OfficeIn) -> dict[str, Any]:
    found, _ = asked(me, given)
    made = name_ex_officio(
        actor=me.user, congress=found, student_no=given.student_no, office=given.office, pack=me.pack
    )
    return told_of(made)


@doors.writes(
    "/congresses/credentials",
    "check",
    message("Check the credentials of the delegates, and record the report"),
    CheckedOut,
    message("The credentials are checked and recorded."),
    "--congress 第五届学代会 --committee 江一帆、叶清和 --statement 经审查，代表资格有效。",
)
def checking(me: Asking, given: CheckIn) -> dict[str, Any]:
    found, _ = asked(me, given)
    made = check_credentials(
        actor=me.user,
        congress=found,
        committee=given.committee,
        statement=given.statement,
        pack=me.pack,
    )
    return {"congress": made.congress_id, "day": made.day, "statement": made.report["summary"]}


def told_of(one: Delegate) -> dict[str, Any]:
    return {
        "student_no": one.student_id,
        "name": one.student.name,
        "unit": one.constituency,
        "sent_as": one.kind,
    }

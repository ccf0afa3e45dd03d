"""A union's departments: which there are, and asking for one more or one less."""

from __future__ import annotations

import datetime
from typing import Any

from ninja import Field, Schema

from huizhang.approvals.queries.seeing import case_of
from huizhang.kernel.message import message
from huizhang.org.queries import Department
from huizhang.org.queries.seeing import union_seen
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require
from huizhang.selection.actions import Change, change_department, correct_change
from huizhang.selection.doors.telling import CaseOut, ResolutionIn, handed_in, resolution_named
from huizhang.selection.models import DepartmentChange
from huizhang.selection.queries.departments import staffed
from huizhang.selection.queries.seeing import returned
from huizhang.selection.queries.standing import ONLY_THE_UNION, may_ask_for
from huizhang.selection.rules.departments import LONGEST_NAME
from huizhang.selection.rules.nominating import LONGEST_STATEMENT
from huizhang.shell.api import Paged, paged
from huizhang.shell.doors import Doors, OfUnion, PageIn

doors = Doors("department", message("A union's departments."))


class ListIn(PageIn):
    union: OfUnion


class ChangeIn(ResolutionIn):
    union: OfUnion
    department: str = Field(max_length=LONGEST_NAME, description=message("The name of the department.").text)
    day: datetime.date | None = Field(
        None, description=message("The day on which it takes effect; today without it.").text
    )
    said: str = Field(
        max_length=LONGEST_STATEMENT,
        description=message("What the department is for, or why it is needed no longer.").text,
    )
    reason: str = Field(
        "",
        max_length=LONGEST_STATEMENT,
        description=message("Why it goes beyond what the plan generally allows, where it does.").text,
    )


class CorrectionIn(Schema):
    """What is left out stays as it was."""

    department: str = Field(
        "", max_length=LONGEST_NAME, description=message("The name of the department.").text
    )
    day: datetime.date | None = Field(None, description=message("The day on which it takes effect.").text)
    said: str = Field(
        max_length=LONGEST_STATEMENT,
        description=message("What the department is for, or why it is needed no longer.").text,
    )
    reason: str = Field(
        "",
        max_length=LONGEST_STATEMENT,
        description=message("Why it goes beyond what the plan generally allows, where it does.").text,
    )


class DepartmentOut(Schema):
    department: str
    opened: datetime.date | None = None
    people: int


class Departments(Paged):
    items: list[DepartmentOut]


@doors.reads(
    "/departments",
    "list",
    message("A union's departments, and how many people serve in each"),
    Departments,
    "--union 信息工程学院学生会",
)
def list_departments(me: Asking, given: ListIn) -> dict[str, Any]:
    union = union_seen(me, given.union).union
    people = staffed(union, me.today)
    rows = paged(Department.objects.filter(union=union).order_by("department"), given.page, given.size)
    told = [
        {"department": one.department, "opened": one.opened, "people": people.get(one.department, 0)}
        for one in rows["items"]
    ]
    return {**rows, "items": told}


@doors.writes(
    "/departments/open",
    "open",
    message("Ask for a new department"),
    CaseOut,
    message("Handed in; the case is on its way."),
    "--union 信息工程学院学生会 --department 学习部 --said 学风建设",
)
def opening(me: Asking, given: ChangeIn) -> dict[str, Any]:
    return _changed(me, given, opens=True)


@doors.writes(
    "/departments/close",
    "close",
    message("Ask that a department is closed"),
    CaseOut,
    message("Handed in; the case is on its way."),
    "--union 信息工程学院学生会 --department 学习部 --said 职能并入办公室",
)
def closing(me: Asking, given: ChangeIn) -> dict[str, Any]:
    return _changed(me, given, opens=False)


@doors.writes(
    "/cases/{case}/department",
    "correct",
    message("Correct what was asked about a department and came back, and hand it in again"),
    CaseOut,
    message("Corrected and handed in again."),
    "HZ2026-00042 --said 补充说明",
)
def correcting(me: Asking, case: str, given: CorrectionIn) -> dict[str, Any]:
    found = returned(DepartmentChange.objects.all(), me.user, case_of(me, case).pk)
    name, day = given.department or found.department, given.day or found.day
    wish = Change(found.union_id, name, found.opens, day, given.said, given.reason or found.reason)
    correct_change(actor=me.user, change=found, wish=wish, pack=me.pack)
    return handed_in(me, found.case)


def _changed(me: Asking, given: ChangeIn, *, opens: bool) -> dict[str, Any]:
    union = union_seen(me, given.union)
    require(may_ask_for(me.user, union, me.pack, me.today), ONLY_THE_UNION)
    wish = Change(union.union, given.department, opens, given.day or me.today, given.said, given.reason)
    decision = resolution_named(given, union.union)
    made = change_department(actor=me.user, wish=wish, pack=me.pack, resolution=decision)
    return handed_in(me, made.case)

"""Volunteer projects (因事用人、事完人散): proposed by a union, signed up for by students."""

from __future__ import annotations

import datetime
from typing import Any

from ninja import Field, Schema

from huizhang.approvals.queries import Case
from huizhang.approvals.queries.seeing import case_of
from huizhang.kernel.message import message
from huizhang.org.actions.projects import (
    sign_up,
    withdraw_sign_up,
)
from huizhang.org.queries import Project
from huizhang.org.queries.seeing import project_of, union_seen
from huizhang.org.queries.volunteering import (
    call_of,
    calling,
    own_sign_up,
    projects_of,
    runs_project,
    sign_ups_of,
    volunteers_of,
)
from huizhang.org.rules.projects import LONGEST_NAME, LONGEST_PURPOSE, LONGEST_WORD, Plan
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require
from huizhang.selection.actions.projects import correct_project, plan_of, propose_project
from huizhang.selection.doors.telling import CaseOut, handed_in
from huizhang.selection.doors.volunteers import SignUpOut, VolunteerOut, sign_up_told, volunteer_told
from huizhang.selection.queries.seeing import returned_project
from huizhang.selection.queries.standing import ONLY_THE_UNION, may_ask_for
from huizhang.shell.api import MOST_ROWS, Paged, paged
from huizhang.shell.doors import Doors, PageIn

doors = Doors("project", message("Volunteer projects."))


class ListIn(PageIn):
    union: str = Field(
        "", description=message("Of which union; all that look for volunteers without it.").text
    )


class PlanIn(Schema):
    name: str = Field(max_length=LONGEST_NAME, description=message("The name of the project.").text)
    purpose: str = Field(
        max_length=LONGEST_PURPOSE,
        description=message("What volunteers will do, where and when.").text,
    )
    start: datetime.date = Field(description=message("The first day.").text)
    end: datetime.date = Field(
        description=message("The day after the last; on it all volunteers are released.").text
    )
    needed: int = Field(ge=1, le=9999, description=message("How many volunteers are needed.").text)

    def plan(self) -> Plan:
        return Plan(self.name.strip(), self.purpose.strip(), self.start, self.end, self.needed)


class ProposalIn(PlanIn):
    union: str = Field(max_length=255, description=message("For which union.").text)


class CorrectionIn(Schema):
    """What is left out stays as it was."""

    name: str = Field("", max_length=LONGEST_NAME, description=message("The name of the project.").text)
    purpose: str = Field(
        "",
        max_length=LONGEST_PURPOSE,
        description=message("What volunteers will do, where and when.").text,
    )
    start: datetime.date | None = Field(None, description=message("The first day.").text)
    end: datetime.date | None = Field(
        None, description=message("The day after the last; on it all volunteers are released.").text
    )
    needed: int | None = Field(
        None, ge=1, le=9999, description=message("How many volunteers are needed.").text
    )


class SignUpIn(Schema):
    said: str = Field("", max_length=LONGEST_WORD, description=message("What you would like to do.").text)


class ProjectOut(Schema):
    name: str
    union: str
    start: datetime.date
    end: datetime.date | None = None
    needed: int | None = None
    serving: int


class Projects(Paged):
    items: list[ProjectOut]


class ProjectWhole(ProjectOut):
    """`sign_ups` that wait and `volunteers`, the first 200 of each, for whoever runs it."""

    purpose: str
    left: int
    own: SignUpOut | None = None
    sign_ups: list[SignUpOut]
    volunteers: list[VolunteerOut]


class Withdrawn(Schema):
    project: str


@doors.reads("/projects", "list", message("Projects that look for volunteers, or those of a union"), Projects)
def list_projects(me: Asking, given: ListIn) -> dict[str, Any]:
    found = projects_of(union_seen(me, given.union).union) if given.union else calling(me.today)
    rows = paged(found, given.page, given.size)
    return {**rows, "items": [_project(one, one.serving) for one in rows["items"]]}


@doors.writes(
    "/projects",
    "propose",
    message("Propose a project that calls for volunteers"),
    CaseOut,
    message("Handed in; the case is on its way."),
    "--union 信息工程学院学生会 --name 迎新志愿服务 --purpose 引导新生 --from 2026-12-01 --until 2026-12-08"
    " --needed 20",
)
def proposing(me: Asking, given: ProposalIn) -> dict[str, Any]:
    union = union_seen(me, given.union)
    require(may_ask_for(me.user, union, me.pack, me.today), ONLY_THE_UNION)
    made = propose_project(actor=me.user, union=union.union, plan=given.plan(), pack=me.pack)
    return handed_in(me, made)


@doors.writes(
    "/cases/{case}/project",
    "correct",
    message("Correct a proposed project that came back, and hand it in again"),
    CaseOut,
    message("Corrected and handed in again."),
    "HZ2026-00042 --needed 15",
)
def correcting(me: Asking, case: str, given: CorrectionIn) -> dict[str, Any]:
    found = returned_project(me.user, case_of(me, case).pk)
    corrected = correct_project(actor=me.user, case=found, plan=_corrected(found, given), pack=me.pack)
    return handed_in(me, corrected)


@doors.writes(
    "/projects/{path:name}/sign-up",
    "sign-up",
    message("Sign up for a project"),
    SignUpOut,
    message("You have signed up; whoever runs the project answers."),
    "迎新志愿服务 --said 会搬行李",
)
def joining(me: Asking, name: str, given: SignUpIn) -> dict[str, Any]:
    made = sign_up(actor=me.user, project=project_of(name), said=given.said, pack=me.pack)
    return sign_up_told(made)


@doors.writes(
    "/projects/{path:name}/withdraw",
    "withdraw",
    message("Take your sign-up back, as long as nobody has answered"),
    Withdrawn,
    message("You are no longer signed up."),
    "迎新志愿服务",
)
def leaving(me: Asking, name: str) -> dict[str, Any]:
    withdraw_sign_up(actor=me.user, project=project_of(name), pack=me.pack)
    return {"project": name}


@doors.reads(
    "/projects/{path:name}",
    "show",
    message("One project; for whoever runs it, who signed up and who serves"),
    ProjectWhole,
    "迎新志愿服务",
)
def show(me: Asking, name: str) -> dict[str, Any]:
    found = project_of(name)
    own = own_sign_up(me.user, found)
    call = call_of(found, me.today)
    runs = runs_project(me.user, found.union, me.pack, me.today)
    waiting = sign_ups_of(found).filter(volunteer__isnull=True, declined_at__isnull=True)
    plan = getattr(found, "plan", None)
    return {
        **_project(found, call.accepted),
        "purpose": plan.purpose if plan else "",
        "left": max(0, call.needed - call.accepted),
        "own": sign_up_told(own) if own else None,
        "sign_ups": [sign_up_told(one) for one in waiting[:MOST_ROWS]] if runs else [],
        "volunteers": [volunteer_told(one) for one in volunteers_of(found)[:MOST_ROWS]] if runs else [],
    }


def _corrected(case: Case, given: CorrectionIn) -> Plan:
    was = plan_of(case)
    return Plan(
        given.name.strip() or was.name,
        given.purpose.strip() or was.purpose,
        given.start or was.start,
        given.end or was.end,
        given.needed or was.needed,
    )


def _project(one: Project, serving: int) -> dict[str, Any]:
    plan = getattr(one, "plan", None)
    return {
        "name": one.pk,
        "union": one.union_id,
        "start": one.start,
        "end": one.end,
        "needed": plan.needed if plan else None,
        "serving": serving,
    }

"""Applications to open calls: handed in by students, sorted and recommended by the organ."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from ninja import Field, Schema

from huizhang.eligibility.actions import record_views
from huizhang.kernel.message import message
from huizhang.people.queries.asking import Asking
from huizhang.selection.actions import (
    Declared,
    apply_for,
    recommend_shortlist,
    sort_applications,
    withdraw_application,
)
from huizhang.selection.doors.telling import ConditionOut, condition_kept
from huizhang.selection.models import Application
from huizhang.selection.queries.calls import applications_of, handled
from huizhang.selection.queries.course import course_of_application
from huizhang.selection.queries.seeing import call_of, handling_organ, own_application
from huizhang.selection.rules.applying import LONGEST_APPLICATION, Sorted
from huizhang.selection.rules.nominating import LONGEST_STATEMENT
from huizhang.shell.api import Paged, paged
from huizhang.shell.doors import Doors, PageIn

doors = Doors("call", message("Open calls: whoever qualifies may apply."))


class ApplyIn(Schema):
    wanted: int = Field(description=message("Which of the posts called for, by its number.").text)
    statement: str = Field(max_length=LONGEST_APPLICATION, description=message("Why you apply.").text)


class ShortlistIn(Schema):
    application: list[int] = Field(min_length=1, description=message("Which application; say each.").text)
    sorted_as: Sorted = Field(
        Sorted.SHORTLISTED,
        description=message("shortlisted, set_aside, or empty to take that back.").text,
    )


class DeclaredIn(Schema):
    conduct: str = Field(
        max_length=LONGEST_STATEMENT,
        description=message("What the organ attests of conviction and conduct.").text,
    )
    representative: str = Field(
        "",
        max_length=LONGEST_STATEMENT,
        description=message("Whom a candidate of the presidium represents.").text,
    )


class ApplicationOut(Schema):
    """`course` is what became of it, in words."""

    number: int
    call: int
    union: str
    post: str
    department: str
    student_no: str
    name: str
    sorted_as: Sorted
    status: str
    course: str
    case: str | None = None
    statement: str
    conditions: list[ConditionOut]


class Applications(Paged):
    items: list[ApplicationOut]


class Recommended(Schema):
    batch: str
    cases: list[str]


class Counted(Schema):
    changed: int


@doors.writes(
    "/calls/{int:number}/apply",
    "apply",
    message("Apply to a call"),
    ApplicationOut,
    message("You applied."),
    "3 --wanted 7 --statement 愿意服务同学",
)
def apply(me: Asking, number: int, given: ApplyIn) -> dict[str, Any]:
    call = call_of(number)
    wanted = call.wanted.filter(pk=given.wanted).values_list("pk", flat=True).first() or 0
    made = apply_for(actor=me.user, wanted=wanted, statement=given.statement, pack=me.pack)
    return application_told(me, own_application(me, made.pk))


@doors.reads(
    "/applications", "applied", message("Your own applications and what became of them"), Applications
)
def applied(me: Asking, given: PageIn) -> dict[str, Any]:
    rows = paged(applications_of(me.sight.own or ""), given.page, given.size)
    return {**rows, "items": [application_told(me, one) for one in rows["items"]]}


@doors.writes(
    "/applications/{int:number}/withdraw",
    "withdraw",
    message("Withdraw an application of your own"),
    ApplicationOut,
    message("Your application is withdrawn."),
    "12",
)
def withdraw(me: Asking, number: int) -> dict[str, Any]:
    found = own_application(me, number)
    withdraw_application(actor=me.user, application=found.pk, pack=me.pack)
    return application_told(me, own_application(me, number))


@doors.reads(
    "/calls/{int:number}/applications",
    "applications",
    message("Who applied, for the organ that recommends them; that you looked is recorded"),
    Applications,
    "3",
)
@transaction.atomic
def applications(me: Asking, number: int, given: PageIn) -> dict[str, Any]:
    call = call_of(number)
    organ = handling_organ(me, call, me.today, me.pack)
    rows = paged(handled(me.user, call, me.today, me.pack)[organ], given.page, given.size)
    people = [one.student_id for one in rows["items"]]
    record_views(me.user, student_nos=people, what="recommendation", organs=[organ])
    return {**rows, "items": [application_told(me, one) for one in rows["items"]]}


@doors.writes(
    "/calls/{int:number}/shortlist",
    "shortlist",
    message("Put applications on the shortlist, or aside"),
    Counted,
    message("The applications are sorted."),
    "3 --application 12 --application 14",
)
def shortlist(me: Asking, number: int, given: ShortlistIn) -> dict[str, Any]:
    call = call_of(number)
    sorted_ = sort_applications(
        actor=me.user,
        organ=handling_organ(me, call, me.today, me.pack),
        call=call.pk,
        applications=given.application,
        sorted_as=given.sorted_as,
        pack=me.pack,
    )
    return {"changed": sorted_}


@doors.writes(
    "/calls/{int:number}/recommend",
    "recommend",
    message("Recommend the shortlist of a closed call, as one list"),
    Recommended,
    message("The shortlist is recommended."),
    "3 --conduct 品行端正",
)
def recommend(me: Asking, number: int, given: DeclaredIn) -> dict[str, Any]:
    call = call_of(number)
    made = recommend_shortlist(
        actor=me.user,
        organ=handling_organ(me, call, me.today, me.pack),
        call=call.pk,
        declared=Declared(given.conduct.strip(), given.representative.strip()),
        pack=me.pack,
    )
    return {"batch": made[0].case.batch, "cases": [one.case.number for one in made]}


def application_told(me: Asking, one: Application) -> dict[str, Any]:
    return {
        "number": one.pk,
        "call": one.call_id,
        "union": one.call.union_id,
        "post": one.wanted.post,
        "department": one.wanted.department,
        "student_no": one.student_id,
        "name": one.student.name,
        "sorted_as": one.sorted_as,
        "status": one.status,
        "course": course_of_application(one).say(gettext),
        "case": one.nomination.case.number if one.nomination else None,
        "statement": one.statement,
        "conditions": [condition_kept(kept, me.pack) for kept in one.conditions],
    }

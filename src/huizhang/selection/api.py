"""Recommending people by a program, one or a list as a whole; and the certificate of a volunteer."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from huizhang.approvals.rules.deciding import LONGEST_OPINION
from huizhang.kernel.message import message
from huizhang.people.queries.plan import plan_on
from huizhang.people.queries.seeing import SeeingRequest
from huizhang.policy.pack import Pack
from huizhang.selection.actions import Wish
from huizhang.selection.actions.recommending import check, recommend
from huizhang.selection.doors.certificates import certificate as pdf_of
from huizhang.selection.doors.checking import ListChecked, told
from huizhang.selection.queries.offices import usual_period
from huizhang.selection.rules.pasting import MOST
from huizhang.shell.api import REFUSALS
from huizhang.shell.downloads import as_download

router = Router(tags=["selection"])


class PersonIn(Schema):
    """Without days the post lasts from tomorrow until the end of the academic year."""

    student_no: str = Field(max_length=64)
    union: str = Field(max_length=255)
    post: str = Field(max_length=64)
    department: str = Field("", max_length=255)
    conduct: str = Field(max_length=LONGEST_OPINION)
    representative: str = Field("", max_length=LONGEST_OPINION)
    reason: str = Field("", max_length=LONGEST_OPINION)
    start: datetime.date | None = None
    end: datetime.date | None = None


class PeopleIn(Schema):
    organ: str = Field(max_length=64)
    people: list[PersonIn] = Field(min_length=1, max_length=MOST)


class Recommended(Schema):
    """`batch` names the list; it is empty for one person."""

    batch: str
    cases: list[str]


@router.post(
    "/nominations",
    response={201: Recommended, **REFUSALS},
    summary=message("Recommend people for posts, all of them or none").text,
)
def recommend_people(request: SeeingRequest, given: PeopleIn) -> Status[dict[str, Any]]:
    pack = plan_on(timezone.localdate())
    made = recommend(actor=request.user, organ=given.organ, wishes=_wishes(given, pack), pack=pack)
    return Status(201, {"batch": made[0].case.batch, "cases": [one.case.number for one in made]})


@router.post(
    "/nominations/check",
    response={200: ListChecked, **REFUSALS},
    summary=message("What a proposed list would break, before anybody hands it in").text,
)
def check_people(request: SeeingRequest, given: PeopleIn) -> dict[str, Any]:
    pack = plan_on(timezone.localdate())
    return told(check(actor=request.user, organ=given.organ, wishes=_wishes(given, pack), pack=pack))


@router.get(
    "/volunteers/{int:number}/certificate",
    response=REFUSALS,
    summary=message("The certificate of a volunteer whose service is over, as PDF").text,
)
def certificate(request: SeeingRequest, number: int) -> HttpResponse:
    today = timezone.localdate()
    name, made = pdf_of(request, number, plan_on(today), today)
    return as_download(name, "application/pdf", made)


def _wishes(given: PeopleIn, pack: Pack) -> list[Wish]:
    usual = usual_period(pack, timezone.localdate())
    return [_wish(one, usual) for one in given.people]


def _wish(one: PersonIn, usual: tuple[datetime.date, datetime.date]) -> Wish:
    start, end = one.start or usual[0], one.end or (usual[1] if one.start is None else None)
    return Wish(
        one.union,
        one.student_no,
        one.post,
        start,
        one.conduct.strip(),
        one.department.strip(),
        end,
        one.representative.strip(),
        one.reason.strip(),
    )

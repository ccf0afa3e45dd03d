"""Cases as JSON: the same sight, the same acts and the same refusals as the pages."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Field, File, Router, Schema, Status, UploadedFile

from huizhang.approvals.actions import CaseRefused, ReasonAsked, withdraw
from huizhang.approvals.actions.attaching import attach
from huizhang.approvals.models import Case
from huizhang.approvals.queries.attachments import attachment_of
from huizhang.approvals.queries.seen import Mine, case_seen, listed
from huizhang.approvals.rules import LONGEST_REASON
from huizhang.approvals.rules.deciding import LONGEST_OPINION
from huizhang.approvals.rules.kinds import kind_of
from huizhang.approvals.telling import CaseOut, in_lists, line, whole
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome, State
from huizhang.people.queries.plan import plan_on
from huizhang.people.queries.seeing import SeeingRequest
from huizhang.shell.api import REFUSALS, Paged, paged, problem
from huizhang.shell.downloads import as_download
from huizhang.shell.pages import ROWS_A_PAGE

router = Router(tags=["approvals"])


class Cases(Paged):
    items: list[CaseOut]


class StageOrgan(Schema):
    organ: str
    name: str
    unit: str
    outcome: Outcome | None = None


class StageOut(Schema):
    act: str
    any_one: bool
    organs: list[StageOrgan]


class SparedOut(Schema):
    """An organ that the chain asks only on a condition which this case does not meet."""

    act: str
    organ: str
    name: str
    because: list[str]


class WordOut(Schema):
    round: int
    act: str
    organ: str
    name: str
    outcome: Outcome
    opinion: str
    by: str
    on_behalf_of: str | None = None
    at: datetime.datetime


class FileOut(Schema):
    id: int
    name: str
    media_type: str
    size: int


class CaseWhole(CaseOut):
    """`about` is what this kind of case asks; `you_may_speak_for` the organs for which you may decide now;
    `pending` what an approved case waits for before it takes effect."""

    pending: str = ""
    title: str
    chain: list[StageOut]
    not_needed: list[SparedOut]
    words: list[WordOut]
    about: dict[str, Any]
    attachments: list[FileOut]
    you_may_speak_for: list[str]


class WordIn(Schema):
    """`reason` is for a decision that goes beyond what is generally allowed; asked for by the refusal."""

    organ: str = Field(max_length=64)
    outcome: Literal["approve", "return", "reject"]
    opinion: str = Field("", max_length=LONGEST_OPINION)
    reason: str = Field("", max_length=LONGEST_REASON)


class WhyIn(Schema):
    why: str = Field(max_length=LONGEST_OPINION)


@router.get(
    "/cases",
    response={200: Cases, **REFUSALS},
    summary=message("Cases in your sight; with mine=inbox those that wait for you").text,
)
def cases(
    request: SeeingRequest,
    state: State | None = None,
    kind: str = "",
    mine: Mine | None = None,
    page: int = 1,
    size: int = ROWS_A_PAGE,
) -> dict[str, Any]:
    today = timezone.localdate()
    found = listed(request.user, request.sight, today, state=state, kind=kind, mine=mine)
    rows, pack = paged(in_lists(found), page, size), plan_on(today)
    return {**rows, "items": [line(case, pack) for case in rows["items"]]}


@router.get(
    "/cases/{number}",
    response={200: CaseWhole, **REFUSALS},
    summary=message("One case: its chain, what was said, what it asks").text,
)
def one_case(request: SeeingRequest, number: str) -> dict[str, Any]:
    return _told(request, _seen(request, number))


@router.post(
    "/cases/{number}/decide",
    response={200: CaseWhole, **REFUSALS},
    summary=message("The word of an organ on which you sit").text,
)
def decide_case(request: SeeingRequest, number: str, said: WordIn) -> dict[str, Any]:
    case = _seen(request, number)
    kind_of(case.kind).decide(
        actor=request.user,
        case=case.pk,
        organ=said.organ,
        outcome=Outcome(said.outcome),
        pack=plan_on(timezone.localdate()),
        opinion=said.opinion,
        reason=said.reason,
    )
    return _told(request, _seen(request, number))


@router.post(
    "/cases/{number}/withdraw",
    response={200: CaseWhole, **REFUSALS},
    summary=message("Take back a case that you handed in").text,
)
def withdraw_case(request: SeeingRequest, number: str, said: WhyIn) -> dict[str, Any]:
    case = _seen(request, number)
    withdraw(actor=request.user, case=case.pk, why=said.why)
    return _told(request, _seen(request, number))


@router.post(
    "/cases/{number}/attachments",
    response={201: FileOut, **REFUSALS},
    summary=message("Put a file with a case: pdf, docx, xlsx, jpg or png").text,
)
def add_attachment(request: SeeingRequest, number: str, file: File[UploadedFile]) -> Status[Any]:
    case, content = _seen(request, number), file.read(settings.LARGEST_ATTACHMENT + 1)
    return Status(201, attach(actor=request.user, case=case.pk, name=file.name or "", content=content))


@router.get(
    "/cases/{number}/attachments/{attachment}",
    response=REFUSALS,
    summary=message("A file of a case").text,
)
def attachment(request: SeeingRequest, number: str, attachment: int) -> HttpResponse:
    found = attachment_of(_seen(request, number), attachment)
    if found is None:
        raise Http404
    return as_download(found.name, found.media_type, bytes(found.content))


def problems_of(refused: CaseRefused) -> dict[str, Any]:
    """As everywhere in the API; `column` says where a reason is all that is missing."""
    place = {"column": "reason"} if isinstance(refused, ReasonAsked) else {}
    told = [problem(said.say(gettext), **place)["problems"][0] for said in refused.messages]
    return {"problems": told}


def _seen(request: SeeingRequest, number: str) -> Case:
    """Raises Http404 also for what is out of sight."""
    found = case_seen(request.user, request.sight, timezone.localdate(), number)
    if found is None:
        raise Http404
    return found


def _told(request: SeeingRequest, case: Case) -> dict[str, Any]:
    today = timezone.localdate()
    return whole(case, plan_on(today), request.user, today)

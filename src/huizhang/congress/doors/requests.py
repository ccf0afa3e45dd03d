"""The requests (请示) of a congress."""

from __future__ import annotations

from typing import Any, Literal

from ninja import Field, Schema

from huizhang.approvals.queries.seeing import case_of
from huizhang.approvals.telling import CaseOut, handed_in
from huizhang.congress.actions import correct_request, request_congress
from huizhang.congress.doors.congresses import CongressIn, asked, doors
from huizhang.congress.queries.seeing import returned_request
from huizhang.congress.rules.requests import LONGEST_REQUEST
from huizhang.kernel.message import message
from huizhang.people.queries.asking import Asking


class CorrectionIn(Schema):
    said: str = Field(max_length=LONGEST_REQUEST, description=message("What is asked for.").text)


class RequestIn(CongressIn, CorrectionIn):
    what: Literal["preparing", "convening", "result"] = Field(
        description=message("Which request: preparing, convening or result.").text
    )


@doors.writes(
    "/congresses/requests",
    "request",
    message("Ask to prepare a congress, to convene it, or to approve its result"),
    CaseOut,
    message("Handed in; the case is on its way."),
    "--congress 第五届学代会 --what preparing --said 现申请启动筹备工作",
)
def requesting(me: Asking, given: RequestIn) -> dict[str, Any]:
    found, _ = asked(me, given)
    made = request_congress(actor=me.user, congress=found, what=given.what, said=given.said, pack=me.pack)
    return handed_in(me, made)


@doors.writes(
    "/cases/{case}/request",
    "correct",
    message("Correct a request of a congress that came back, and hand it in again"),
    CaseOut,
    message("Corrected and handed in again."),
    "HZ2026-00042 --said 补充筹备方案",
)
def correcting(me: Asking, case: str, given: CorrectionIn) -> dict[str, Any]:
    found = returned_request(me, case_of(me, case).pk)
    return handed_in(me, correct_request(actor=me.user, case=found, said=given.said, pack=me.pack))

"""A recommendation that came back: corrected, and handed in again."""

from __future__ import annotations

import datetime
from typing import Any

from ninja import Field, Schema

from huizhang.approvals.queries.seeing import case_of
from huizhang.kernel.message import message
from huizhang.people.queries.asking import Asking
from huizhang.selection.actions import Wish, correct
from huizhang.selection.doors.telling import CaseOut, handed_in
from huizhang.selection.models import Nomination
from huizhang.selection.queries.seeing import returned_nomination
from huizhang.selection.rules.nominating import LONGEST_STATEMENT
from huizhang.shell.doors import Doors

doors = Doors("nomination", message("Recommendations before and after they are handed in."))


class CorrectionIn(Schema):
    """What is left out stays as it was."""

    post: str = Field("", max_length=64, description="presidium_member, department_head, department_member")
    department: str | None = Field(
        None, max_length=255, description=message("The department of the union.").text
    )
    start: datetime.date | None = Field(None, description=message("The first day of the post.").text)
    end: datetime.date | None = Field(None, description=message("The first day after the post.").text)
    conduct: str = Field(
        "",
        max_length=LONGEST_STATEMENT,
        description=message("What the organ attests of conviction and conduct.").text,
    )
    representative: str = Field(
        "",
        max_length=LONGEST_STATEMENT,
        description=message("Whom a candidate of the presidium represents.").text,
    )
    reason: str = Field(
        "",
        max_length=LONGEST_STATEMENT,
        description=message("Why it goes beyond what the plan generally allows, where it does.").text,
    )


@doors.writes(
    "/cases/{case}/nomination",
    "correct",
    message("Correct a recommendation that came back, and hand it in again"),
    CaseOut,
    message("Corrected and handed in again."),
    "HZ2026-00042 --conduct 补充说明",
)
def correcting(me: Asking, case: str, given: CorrectionIn) -> dict[str, Any]:
    found = returned_nomination(me.user, case_of(me, case).pk)
    correct(actor=me.user, nomination=found, wish=_corrected(found, given), pack=me.pack)
    return handed_in(me, found.case)


def _corrected(was: Nomination, given: CorrectionIn) -> Wish:
    return Wish(
        was.union_id,
        was.student_id,
        given.post or was.post,
        given.start or was.start,
        given.conduct.strip() or was.conduct,
        was.department if given.department is None else given.department,
        given.end or was.end,
        given.representative.strip() or was.representative,
        given.reason.strip() or was.reason,
    )

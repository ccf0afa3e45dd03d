"""What a check of a proposed list answers, through the API and on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext
from ninja import Schema

from huizhang.kernel.message import Message
from huizhang.kernel.verdict import Status, heaviest, plain
from huizhang.org.rules import Excess
from huizhang.selection.actions import Weighed
from huizhang.selection.actions.checking import NOT_YOURS, Checked
from huizhang.shell.pages import reading


class RowOut(Schema):
    """`status` is the verdict of article four, null for somebody who is not yours to recommend; `faults` keep
    the whole list from being handed in."""

    student_no: str
    name: str | None = None
    post: str | None = None
    department: str | None = None
    status: Status | None = None
    faults: list[str]


class LimitOut(Schema):
    """A rule that the list would break: `observed` against `required`; `blocks` where no reason helps, and
    `certain` whoever leaves; without that it depends on whether those of `may_leave` do."""

    rule: str
    article: str
    asks: str
    subject: str
    status: Status
    observed: Any
    required: Any
    blocks: bool
    certain: bool
    may_leave: list[str]
    reasons: list[str]


class ListChecked(Schema):
    """`good`: nothing keeps it from being handed in and no limit would be broken."""

    good: bool
    rows: list[RowOut]
    faults: list[str]
    limits: list[LimitOut]


def told(found: Checked) -> dict[str, Any]:
    limits = [
        *(_limit(one, (), certain=True) for one in found.limits.certain),
        *map(_limit, found.limits.others, found.limits.may_leave),
    ]
    rows = [_row(one) for one in found.weighed.values()]
    unknown = [{"student_no": number, "faults": _said((NOT_YOURS,))} for number in sorted(found.strangers)]
    return {
        "good": not found.refused and not limits,
        "rows": [*rows, *unknown],
        "faults": _said(found.faults),
        "limits": limits,
    }


def _row(one: Weighed) -> dict[str, Any]:
    statuses = [condition.verdict.status for condition in one.conditions]
    return {
        "student_no": one.student.pk,
        "name": one.student.name,
        "post": one.wish.post,
        "department": one.wish.department,
        "status": heaviest(statuses) if statuses else Status.PASS,
        "faults": _said(one.faults),
    }


def _limit(one: Excess, may_leave: Sequence[str], *, certain: bool = False) -> dict[str, Any]:
    return {
        "rule": one.rule.id,
        "article": one.rule.cite,
        "asks": reading().choose(one.rule.zh, one.rule.en),
        "subject": one.subject,
        "status": one.verdict.status,
        "observed": plain(one.verdict.observed),
        "required": plain(one.verdict.required),
        "blocks": one.blocks,
        "certain": certain,
        "may_leave": list(may_leave),
        "reasons": _said(tuple(reason.message for reason in one.verdict.deciding)),
    }


def _said(messages: tuple[Message, ...]) -> list[str]:
    return [one.say(gettext) for one in messages]

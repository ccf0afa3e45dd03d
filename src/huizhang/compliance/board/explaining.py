"""A deviation of today and the reason for it: judged, written and recorded in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from huizhang.approvals import actions
from huizhang.approvals.queries import reasons_of
from huizhang.approvals.rules import Deviation
from huizhang.compliance.board.columns import Column
from huizhang.compliance.finding import Finding
from huizhang.compliance.plan import plan_on
from huizhang.compliance.queries import Standing, standing
from huizhang.kernel.message import message
from huizhang.people.queries import Account
from huizhang.people.queries.visibility import Sight

PAGE = "compliance:reason"
NOTHING_FOUND = message("There is no such finding today; look at the findings of today.")
NO_SUCH_REASON = message("This reason was not handed in for this finding; choose one of those on the page.")


@dataclass(frozen=True, slots=True)
class Which:
    """The finding by what names it on every day."""

    rule: str
    union: str
    subject: str

    @property
    def url(self) -> str:
        named = {"rule": self.rule, "union": self.union, "subject": self.subject}
        return f"{reverse(PAGE)}?{urlencode(named)}"

    def finding(self, of_day: Standing, sight: Sight) -> Finding | None:
        """None where nothing is found of this kind on that day, or of somebody out of sight."""
        named = (self.rule, self.union, self.subject)
        found = (one for one in of_day.findings_in(sight) if (one.rule.id, one.union, one.subject) == named)
        return next(found, None)


def which_asked(request: HttpRequest) -> Which:
    return Which(*(request.GET.get(name, "") for name in ("rule", "union", "subject")))


def which_of(finding: Finding) -> Which:
    return Which(finding.rule.id, finding.union, finding.subject)


def deviation_of(finding: Finding, column: Column) -> Deviation:
    level = "college" if column.level == "college" else "school"
    college = column.college if level == "college" else None
    return Deviation(finding.rule, finding.union, finding.subject, finding.status, level, college)


def _of_today(which: Which, column: Column, sight: Sight, day: date) -> tuple[Standing, Deviation]:
    """Raises ReasonRefused where there is no such finding today."""
    now = standing(day, plan_on(day))
    finding = which.finding(now, sight)
    if finding is None:
        raise actions.ReasonRefused(NOTHING_FOUND)
    return now, deviation_of(finding, column)


@transaction.atomic
def hand_in(*, actor: Account, which: Which, column: Column, sight: Sight, why: str, day: date) -> None:
    """Raises ReasonRefused."""
    _, deviation = _of_today(which, column, sight, day)
    actions.write_reason(actor=actor, deviation=deviation, why=why, day=day)


@transaction.atomic
def accept(
    *, actor: Account, which: Which, column: Column, sight: Sight, organ: str, reason: str, day: date
) -> None:
    """`reason` is the number of the one that was handed in. Raises ReasonRefused."""
    now, deviation = _of_today(which, column, sight, day)
    handed_in = reasons_of(deviation).filter(pk=int(reason) if reason.isdecimal() else 0).first()
    if handed_in is None:
        raise actions.ReasonRefused(NO_SUCH_REASON)
    actions.accept_reason(
        actor=actor, organ=organ, deviation=deviation, reason=handed_in, day=day, pack=now.pack
    )

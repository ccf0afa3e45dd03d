"""A deviation of today and the reason for it: judged, handed in and decided on in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from huizhang.approvals import actions
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case, Reason, reason_of_case, under_way
from huizhang.approvals.rules import Deviation
from huizhang.compliance.finding import Finding
from huizhang.compliance.plan import plan_on
from huizhang.compliance.queries import Standing, standing
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome
from huizhang.org.queries import unions
from huizhang.people.queries import Account
from huizhang.people.queries.visibility import Sight
from huizhang.policy.conditions import facts_of
from huizhang.policy.pack import Pack

PAGE = "compliance:reason"
NOTHING_FOUND = message("There is no such finding today; look at the findings of today.")
NO_SUCH_REASON = message("This reason does not wait any more; look at the page again.")


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
        return next((one for one in of_day.findings_in(sight) if which_of(one) == self), None)


def which_asked(request: HttpRequest) -> Which:
    return Which(*(request.GET.get(name, "") for name in ("rule", "union", "subject")))


def which_of(finding: Finding) -> Which:
    return Which(finding.rule.id, finding.union, finding.subject)


def deviation_of(finding: Finding, of_day: Standing) -> Deviation:
    """Students are named in the report of the day."""
    union = next((one for one in unions() if one.union == finding.union), None)
    student = finding.subject if finding.subject in of_day.report.names else None
    if union is None:
        return Deviation(finding.rule, finding.union, finding.subject, finding.status, student=student)
    return Deviation(
        finding.rule,
        finding.union,
        finding.subject,
        finding.status,
        union.level,
        union.college,
        union.union,
        student,
        facts_of(union),
    )


def _of_today(which: Which, sight: Sight) -> tuple[Standing, Deviation]:
    """Raises CaseRefused where there is no such finding today."""
    day = timezone.localdate()
    now = standing(day, plan_on(day))
    finding = which.finding(now, sight)
    if finding is None:
        raise CaseRefused(NOTHING_FOUND)
    return now, deviation_of(finding, now)


@transaction.atomic
def hand_in(*, actor: Account, which: Which, sight: Sight, why: str) -> Reason:
    """Raises CaseRefused."""
    now, deviation = _of_today(which, sight)
    return actions.write_reason(actor=actor, deviation=deviation, why=why, pack=now.pack)


@transaction.atomic
def hand_in_again(*, actor: Account, which: Which, sight: Sight, why: str) -> Reason:
    """What the organs returned, in other words. Raises CaseRefused."""
    now, deviation = _of_today(which, sight)
    returned = under_way(deviation).first()
    if returned is None:
        raise CaseRefused(NO_SUCH_REASON)
    return actions.correct_reason(actor=actor, reason=returned, deviation=deviation, why=why, pack=now.pack)


@transaction.atomic
def decide_here(
    *, actor: Account, which: Which, sight: Sight, case: str, organ: str, outcome: str, opinion: str
) -> Case:
    """On the reason that the page showed, which is case number `case`. Raises CaseRefused."""
    now, deviation = _of_today(which, sight)
    shown = under_way(deviation).first()
    if shown is None or str(shown.case_id) != case or outcome not in tuple(Outcome):
        raise CaseRefused(NO_SUCH_REASON)
    return decide_reason(
        actor=actor,
        case=int(case),
        organ=organ,
        outcome=Outcome(outcome),
        pack=now.pack,
        opinion=opinion,
    )


@transaction.atomic
def decide_reason(
    *,
    actor: Account,
    case: int,
    organ: str,
    outcome: Outcome,
    pack: Pack,
    opinion: str = "",
    reason: str = "",
) -> Case:
    """By every door: the finding is judged as it is today, then the organ's word is written down.

    `reason` is what other kinds of case may be asked for; this one is a reason. Raises CaseRefused.
    """
    given = reason_of_case(case)
    return actions.decide_on_reason(
        actor=actor,
        reason=given,
        organ=organ,
        outcome=outcome,
        deviation=_given_for(given, pack),
        pack=pack,
        opinion=opinion,
    )


def _given_for(reason: Reason, pack: Pack) -> Deviation:
    """As it is found today; with no status where it is not found any more."""
    now = standing(timezone.localdate(), pack)
    which = Which(reason.rule, reason.union, reason.subject or reason.union)
    finding = next((one for one in now.findings if which_of(one) == which), None)
    if finding is not None:
        return deviation_of(finding, now)
    rule = pack.rules.get(reason.rule)
    if rule is None:
        raise CaseRefused(NOTHING_FOUND)
    return Deviation(rule, which.union, which.subject, None)

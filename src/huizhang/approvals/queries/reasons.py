"""Reasons handed in for deviations, who answers for a union, and which organs said yes."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from huizhang.approvals.models import Case, Reason
from huizhang.approvals.rules.reasons import Deviation
from huizhang.kernel.procedure import Outcome, State
from huizhang.people.queries import Account, seats_held


def reasons_of(deviation: Deviation) -> QuerySet[Reason]:
    """The newest first, with whoever wrote them, their case, and what became of them."""
    of = {"rule": deviation.rule.id, "union": deviation.union, "subject": deviation.attested_subject}
    known = Reason.objects.filter(**of).select_related("written_by", "attestation", "case")
    return known.order_by("-written_at", "-pk")


def under_way(deviation: Deviation) -> QuerySet[Reason]:
    return reasons_of(deviation).filter(case__state__in=(State.OPEN, State.RETURNED))


def reason_of_case(case: int) -> Reason:
    return Reason.objects.select_related("case__union", "written_by", "attestation").get(case=case)


def approved_by(case: Case) -> list[str]:
    """The organs that said yes in its present round, the last one last."""
    said = case.decisions.filter(round=case.round, outcome=Outcome.APPROVE)
    return list(said.order_by("at", "pk").values_list("organ", flat=True))


def answers_for(account: Account, college: str | None, day: date) -> bool:
    """Whether a seat of the school, or of the union's college, lets the account speak for the union."""
    if not account.is_active:
        return False
    return any(seat.college_id in (None, college) for seat in seats_held(account, day))

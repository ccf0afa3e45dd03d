"""Reasons handed in for deviations, and who may accept them."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from huizhang.approvals.models import Reason
from huizhang.approvals.rules.reasons import Deviation, guiding
from huizhang.people.queries import Account, seats_held
from huizhang.policy.pack import Pack


def reasons_of(deviation: Deviation) -> QuerySet[Reason]:
    """The newest first, with whoever wrote them and what became of them."""
    of = {"rule": deviation.rule.id, "union": deviation.union, "subject": deviation.attested_subject}
    return (
        Reason.objects.filter(**of).select_related("written_by", "attestation").order_by("-written_at", "-pk")
    )


def accepting_organs(account: Account, deviation: Deviation, pack: Pack, day: date) -> list[str]:
    """For which organs the account may accept a reason of this union on `day`."""
    seats = (
        {(seat.organ, seat.college_id) for seat in seats_held(account, day)} if account.is_active else set()
    )
    return [organ for organ in guiding(pack, deviation) if (organ, _unit(organ, deviation, pack)) in seats]


def answers_for(account: Account, college: str | None, day: date) -> bool:
    """Whether a seat of the school, or of the union's college, lets the account speak for the union."""
    if not account.is_active:
        return False
    return any(seat.college_id in (None, college) for seat in seats_held(account, day))


def _unit(organ: str, deviation: Deviation, pack: Pack) -> str | None:
    """An organ of a college guides the unions of that college only."""
    return deviation.college if organ in pack.organs and pack.organs[organ].level == "college" else None

"""What organs had decided and attested by a day."""

from __future__ import annotations

from datetime import date

from django.db.models import F, QuerySet

from huizhang.approvals.models import Attestation, Reason, Step
from huizhang.approvals.rules import Deviation, guiding
from huizhang.kernel import records
from huizhang.people.queries import Account, seats_held
from huizhang.policy.pack import Pack


def steps(as_of: date) -> tuple[records.Step, ...]:
    rows = (
        Step.objects.filter(date__lte=as_of)
        .order_by("case", "date", "round", "act", "organ", F("student_id").asc(nulls_first=True), "unit")
        .values_list(
            "case", "kind", "act", "organ", "date", "union_id", "student_id", "outcome", "round", "unit"
        )
    )
    return tuple(records.Step(*row[:-1], unit=row[-1] or None) for row in rows)


def attestations(as_of: date) -> tuple[records.Attestation, ...]:
    return _attestations(Attestation.objects.filter(date__lte=as_of))


def attestations_of(student_no: str, as_of: date) -> tuple[records.Attestation, ...]:
    """What was attested of one student."""
    return _attestations(Attestation.objects.filter(subject=student_no, date__lte=as_of))


def _attestations(found: QuerySet[Attestation]) -> tuple[records.Attestation, ...]:
    rows = found.order_by("rule", "union", "subject", "date").values_list(
        "rule", "union", "holds", "by", "date", "subject", "evidence"
    )
    return tuple(
        records.Attestation(rule, union, holds, by, day, subject or None, evidence or None)
        for rule, union, holds, by, day, subject, evidence in rows
    )


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

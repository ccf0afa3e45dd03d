"""What organs had decided and attested by a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import F, QuerySet

from huizhang.approvals.models import Attestation, Step
from huizhang.kernel import records


def steps(as_of: date) -> tuple[records.Step, ...]:
    return _steps(Step.objects.filter(date__lte=as_of))


def steps_of_cases(cases: Collection[str], as_of: date) -> tuple[records.Step, ...]:
    """What was decided in these."""
    return _steps(Step.objects.filter(case__in=cases, date__lte=as_of))


def steps_of_students(kind: str, student_nos: Collection[str], as_of: date) -> tuple[records.Step, ...]:
    """What was decided on these along one chain."""
    return _steps(Step.objects.filter(kind=kind, student__in=student_nos, date__lte=as_of))


def _steps(found: QuerySet[Step]) -> tuple[records.Step, ...]:
    rows = found.order_by(
        "case", "date", "round", "act", "organ", F("student_id").asc(nulls_first=True), "unit"
    ).values_list(
        "case", "kind", "act", "organ", "date", "union_id", "student_id", "outcome", "round", "unit"
    )
    return tuple(records.Step(*row[:-1], unit=row[-1] or None) for row in rows)


def attestations(as_of: date) -> tuple[records.Attestation, ...]:
    return _attestations(Attestation.objects.filter(date__lte=as_of))


def attestations_of(student_nos: Collection[str], as_of: date) -> tuple[records.Attestation, ...]:
    """What was attested of these students."""
    return _attestations(Attestation.objects.filter(subject__in=student_nos, date__lte=as_of))


def _attestations(found: QuerySet[Attestation]) -> tuple[records.Attestation, ...]:
    rows = found.order_by("rule", "union", "subject", "date").values_list(
        "rule", "union", "holds", "by", "date", "subject", "evidence"
    )
    return tuple(
        records.Attestation(rule, union, holds, by, day, subject or None, evidence or None)
        for rule, union, holds, by, day, subject, evidence in rows
    )

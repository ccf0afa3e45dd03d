"""What an organ declares, as the exchange folder has it."""

from __future__ import annotations

from datetime import date

from huizhang.approvals.models import Attestation


def attest(*, rule: str, union: str, subject: str, by: str, day: date, evidence: str) -> Attestation:
    """That the rule holds of the subject (empty: of the union); what was declared of it that day stays."""
    made, _ = Attestation.objects.get_or_create(
        rule=rule,
        union=union,
        subject=subject,
        date=day,
        defaults={"holds": True, "by": by, "evidence": evidence},
    )
    return made

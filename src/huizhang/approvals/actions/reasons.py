"""Reasons for deviations: written by whoever answers for the union, accepted by an organ that guides it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from huizhang.approvals.models import Attestation, Reason
from huizhang.approvals.queries import accepting_organs, answers_for
from huizhang.approvals.rules.reasons import Deviation, guiding, refusal_of_reason
from huizhang.kernel.message import Message, message
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


class ReasonRefused(Exception):
    """Nothing was written; `message` says why, and who may."""

    def __init__(self, said: Message) -> None:
        self.message = said
        super().__init__(said.say())


@transaction.atomic
def write_reason(*, actor: Account, deviation: Deviation, why: str, day: date) -> Reason:
    """Hand in a reason, which changes nothing until it is accepted. Raises ReasonRefused."""
    if not answers_for(actor, deviation.college, day):
        raise ReasonRefused(
            message(
                "{name} holds no seat that answers for {union}; whoever serves or guides it "
                "writes the reason",
                name=actor.name,
                union=deviation.union,
            )
        )
    _refuse(refusal_of_reason(deviation, why))
    return Reason.objects.create(
        rule=deviation.rule.id,
        union=deviation.union,
        subject=deviation.attested_subject,
        why=why.strip(),
        written_by=actor,
    )


@transaction.atomic
def accept_reason(
    *, actor: Account, organ: str, deviation: Deviation, reason: Reason, day: date, pack: Pack
) -> Attestation:
    """On behalf of `organ`, which guides the union: from now on the finding is explained.

    `deviation` is as judged on `day` in the same transaction. Raises ReasonRefused.
    """
    if organ not in accepting_organs(actor, deviation, pack, day):
        organs = [pack.organ_name(one) for one in guiding(pack, deviation)]
        raise ReasonRefused(
            message(
                "{name} holds no seat that may accept this; one of {organs} may",
                name=actor.name,
                organs=organs,
            )
        )
    _refuse(refusal_of_reason(deviation, reason.why))
    attestation = _attest(organ, deviation, reason.why, day)
    reason.attestation = attestation
    reason.save(update_fields=["attestation"])
    ledger.record(
        actor.as_actor,
        act="accept_reason",
        organ=organ,
        subject=deviation.union,
        pack_hash=pack.hash,
        verdict=str(deviation.status),
        payload={
            "rule": deviation.rule.id,
            "subject": deviation.subject,
            "why": reason.why,
            "date": day,
            "written_by": reason.written_by.username,
        },
    )
    return attestation


def _attest(organ: str, deviation: Deviation, why: str, day: date) -> Attestation:
    known = {
        "rule": deviation.rule.id,
        "union": deviation.union,
        "subject": deviation.attested_subject,
        "date": day,
    }
    if Attestation.objects.filter(**known).exists():
        raise ReasonRefused(
            message("Something was declared of this on {day} already; accept the reason tomorrow.", day=day)
        )
    return Attestation.objects.create(**known, holds=True, by=organ, evidence=why)


def _refuse(said: Message | None) -> None:
    if said is not None:
        raise ReasonRefused(said)

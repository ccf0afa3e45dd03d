"""Reasons for deviations: written by whoever answers for the union, accepted by a case along its chain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions.attesting import attest
from huizhang.approvals.actions.cases import Matter, decide, open_case, resubmit
from huizhang.approvals.actions.refusing import CaseRefused, refuse
from huizhang.approvals.models import Attestation, Case, Reason
from huizhang.approvals.queries.notifying import others_decide
from huizhang.approvals.queries.reasons import answers_for, approved_by, under_way
from huizhang.approvals.rules.reasons import (
    CHAIN,
    Deviation,
    accepting_organ,
    faults_of_reason,
    guiding,
    refusal_of_deviation,
)
from huizhang.approvals.rules.stages import Place, way_of
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome, State
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

NOBODY_GUIDES = message(
    "The chain for reasons asks no organ that guides the union, so none can be accepted; mend the plan."
)


@transaction.atomic
def write_reason(*, actor: Account, deviation: Deviation, why: str, pack: Pack) -> Reason:
    """Hand in a reason: a case that changes nothing until it is approved. Raises CaseRefused."""
    day = timezone.localdate()
    if not answers_for(actor, deviation.college, day):
        raise CaseRefused(
            message(
                "{name} holds no seat that answers for {union}; whoever serves or guides it "
                "writes the reason",
                name=actor.name,
                union=deviation.union,
            )
        )
    refuse(refusal_of_deviation(deviation), *faults_of_reason(why))
    if under_way(deviation).exists():
        raise CaseRefused(
            message("A reason is on its way already; wait for what the organs say of it, or withdraw it.")
        )
    return Reason.objects.create(
        rule=deviation.rule.id,
        union=deviation.union,
        subject=deviation.attested_subject,
        why=why.strip(),
        written_by=actor,
        case=open_case(actor=actor, matter=_matter(actor, deviation, why, pack, day), pack=pack),
    )


@transaction.atomic
def correct_reason(*, actor: Account, reason: Reason, deviation: Deviation, why: str, pack: Pack) -> Reason:
    """A returned one comes back as a new round, in other words. Raises CaseRefused."""
    if reason.case_id is None:
        raise CaseRefused(message("Only a case that was returned for correction is handed in again."))
    refuse(refusal_of_deviation(deviation), *faults_of_reason(why))
    matter = _matter(actor, deviation, why, pack, timezone.localdate())
    resubmit(actor=actor, case=reason.case_id, matter=matter, pack=pack)
    reason.why = why.strip()
    reason.save(update_fields=["why"])
    return reason


@transaction.atomic
def decide_on_reason(
    *,
    actor: Account,
    reason: Reason,
    organ: str,
    outcome: Outcome,
    deviation: Deviation,
    pack: Pack,
    opinion: str = "",
) -> Case:
    """After the last word the finding is explained. `deviation` is today's; what is none any more can only be
    rejected or returned.

    The plans say only that an organ that guides the union accepts. Nobody decides on a case about themselves,
    and a reason speaks for whoever wrote it: so nobody accepts, returns or rejects a reason of their own
    while somebody else could. Where a single person speaks for every organ that is asked, that person does,
    and the ledger has both acts. Raises CaseRefused.
    """
    decided, at = decide(
        actor=actor, case=reason.case_id or 0, organ=organ, outcome=outcome, pack=pack, opinion=opinion
    )
    if at.state is State.APPROVED:
        refuse(refusal_of_deviation(deviation))
        reason.attestation = accept_reason(
            actor=actor,
            case=decided,
            rule=reason.rule,
            union=reason.union,
            subject=reason.subject,
            why=reason.why,
            guiding=guiding(pack, deviation),
            pack=pack,
        )
        reason.save(update_fields=["attestation"])
    return decided


@transaction.atomic
def accept_reason(
    *,
    actor: Account,
    case: Case,
    rule: str,
    union: str,
    subject: str,
    why: str,
    guiding: Sequence[str],
    pack: Pack,
) -> Attestation:
    """From today on the finding is explained, by the last organ of the `guiding` ones that said yes.

    `subject` is empty for the union itself. Raises CaseRefused.
    """
    today, organ = timezone.localdate(), accepting_organ(guiding, approved_by(case))
    if not organ:
        raise CaseRefused(NOBODY_GUIDES)
    made = attest(rule=rule, union=union, subject=subject, by=organ, day=today, evidence=why)
    if not made.holds or made.by not in guiding:
        raise CaseRefused(
            message("Something was declared of this on {day} already; accept the reason tomorrow.", day=today)
        )
    ledger.record(
        actor.as_actor,
        act="accept_reason",
        organ=organ,
        subject=union,
        pack_hash=pack.hash,
        verdict="needs_reason",
        payload={"case": case.number, "rule": rule, "subject": subject or union, "why": why, "date": today},
    )
    return made


def _matter(actor: Account, deviation: Deviation, why: str, pack: Pack, day: date) -> Matter:
    way = way_of(pack, CHAIN, Place(deviation.level, deviation.college, facts=deviation.facts))
    organs = [slot.organ for stage in way.stages for slot in stage.slots]
    if not accepting_organ(guiding(pack, deviation), organs):
        raise CaseRefused(NOBODY_GUIDES)
    return Matter(
        kind=CHAIN,
        title=pack.chain(CHAIN).zh,
        subject=deviation.subject,
        stages=way.stages,
        spared=way.spared,
        union=deviation.of_union,
        college=deviation.college,
        student=deviation.student,
        facts={"rule": deviation.rule.id, "why": why.strip()},
        verdict=str(deviation.status),
        by_another=others_decide(actor, way.stages, day),
    )

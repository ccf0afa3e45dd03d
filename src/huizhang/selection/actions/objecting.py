"""Objections to a public notice: anybody may object, an organ that determined must answer."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.queries import Case, determining
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.noticing import locked, take_back
from huizhang.selection.actions.refusing import refuse_all
from huizhang.selection.models import Objection
from huizhang.selection.queries.notices import objected_by, objection_of
from huizhang.selection.rules.notices import OBJECTION, faults_of_answering, faults_of_objecting


@transaction.atomic
def object_to(*, actor: Account, notice: int, said: str, pack: Pack) -> Objection:
    """By anybody signed in, while the notice runs; seen by whoever objects and the organs that answer.

    Raises CaseRefused.
    """
    if not actor.is_active:
        raise approvals.CaseRefused(message("This account is closed"))
    found = locked(notice)
    nomination = found.nomination
    refuse_all(
        tuple(
            faults_of_objecting(
                said,
                timezone.localdate(),
                found.opens,
                found.last_day,
                ended=found.ended_at is not None,
                already=objected_by(actor, found),
                own=actor.student_id is not None and actor.student_id == nomination.student_id,
            )
        )
    )
    stage = replace(determining(nomination.case), any_one=True, days=pack.days.get("objection"))
    matter = approvals.Matter(
        kind=OBJECTION,
        title=pack.chain(OBJECTION).zh,
        subject=nomination.case.number,
        stages=(stage,),
        union=nomination.union_id,
        student=nomination.student_id,
    )
    case = approvals.open_case(actor=actor, matter=matter, pack=pack)
    return Objection.objects.create(case=case, notice=found, said=said.strip())


@transaction.atomic
def answer_objection(
    *,
    actor: Account,
    case: int,
    organ: str,
    outcome: Outcome,
    pack: Pack,
    opinion: str = "",
    reason: str = "",
) -> Case:
    """Approved is upheld, and what was determined is taken back; rejected is dismissed, and the notice goes
    on. `reason` is not asked for. Raises CaseRefused."""
    objection = objection_of(case)
    objected = actor.pk == objection.case.submitted_by_id
    refuse_all(tuple(faults_of_answering(outcome, opinion, objected=objected)))
    decided, _ = approvals.decide(
        actor=actor, case=case, organ=organ, outcome=outcome, pack=pack, opinion=opinion
    )
    if outcome is Outcome.APPROVE and objection.notice.ended_at is None:
        take_back(actor=actor, notice=objection.notice_id, organ=organ, why=opinion, pack=pack)
    return decided

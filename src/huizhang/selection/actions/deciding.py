"""An organ's word on a recommendation, and what follows the last one."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals import queries as approved
from huizhang.approvals.queries import Case
from huizhang.kernel import records
from huizhang.kernel.procedure import Outcome, State
from huizhang.kernel.roster import PRESIDIUM
from huizhang.org import actions as org
from huizhang.org import queries as unions
from huizhang.org.rules import excesses
from huizhang.people import queries as people
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.exceeding import accept_reason, ask_for_acceptance
from huizhang.selection.actions.refusing import NominationRefused, refuse_all
from huizhang.selection.models import Nomination
from huizhang.selection.queries.nominations import as_facts, conditions_for, nomination_of, place_of
from huizhang.selection.rules.nominating import faults_of_conditions, needs_election


@transaction.atomic
def decide(
    *,
    actor: Account,
    case: int,
    organ: str,
    outcome: Outcome,
    pack: Pack,
    opinion: str = "",
    reason: str = "",
) -> Case:
    """After the last word eligibility and limits are judged again on what is known now, and the person has
    the post or is a candidate.

    Raises CaseRefused, NominationRefused, ReasonNeeded.
    """
    decided, at = approvals.decide(
        actor=actor, case=case, organ=organ, outcome=outcome, pack=pack, opinion=opinion
    )
    if at.state is State.APPROVED:
        _finish(actor, decided, organ, pack, reason.strip())
    return decided


def _finish(actor: Account, case: Case, organ: str, pack: Pack, reason: str) -> None:
    day = timezone.localdate()
    nomination = nomination_of(case)
    _judge_again(nomination, day, pack)
    _attest_checked(case, organ, day)
    if needs_election(pack, case.kind, nomination.post):
        nomination.candidate = True
        _attest_representative(nomination, organ, day)
        nomination.save()
        return
    accept_reason(case, organ, day)
    accepted = approved.attestations(max(day, nomination.start))
    post = _post_of(nomination, day)
    before = unions.known(post.start, accepted)
    over = excesses(pack, before, (post,))
    if over and not any(one.blocks for one in over):
        union = next(one for one in unions.unions() if one.union == nomination.union_id)
        ask_for_acceptance(case, place_of(union, nomination.student), over, reason, pack)
        nomination.save()
        return
    basis = org.Basis(case.number, organ)
    try:
        nomination.appointed = org.appoint(actor=actor, basis=basis, post=post, pack=pack, accepted=accepted)
    except org.PostRefused as refused:
        raise NominationRefused(refused.message) from refused
    nomination.save()


def _judge_again(nomination: Nomination, day: date, pack: Pack) -> None:
    student = people.students(day, {nomination.student_id})[nomination.student_id]
    conditions = conditions_for(student, day, pack)
    refuse_all(tuple(faults_of_conditions(((one.rule, one.verdict) for one in conditions), final=True)))
    nomination.judged_again = as_facts(conditions)


def _post_of(nomination: Nomination, day: date) -> records.Post:
    """Nobody serves before everybody has decided: a start that has passed becomes today."""
    return records.Post(
        nomination.union_id,
        nomination.student_id,
        nomination.post,
        max(nomination.start, day),
        nomination.department or None,
        nomination.end,
        None,
    )


def _attest_checked(case: Case, organ: str, day: date) -> None:
    approvals.attest(
        rule="eligibility.checked",
        union=case.union_id or "",
        subject=case.student_id or "",
        by=organ,
        day=day,
        evidence=case.number,
    )


def _attest_representative(nomination: Nomination, organ: str, day: date) -> None:
    if nomination.post == PRESIDIUM and nomination.representative.strip():
        approvals.attest(
            rule="nomination.representative",
            union=nomination.union_id,
            subject="",
            by=organ,
            day=day,
            evidence=nomination.representative.strip(),
        )

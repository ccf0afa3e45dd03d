"""Complaints about an election: until a deadline, each with an answer on record."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.queries import Case
from huizhang.approvals.rules import stages_of
from huizhang.congress.actions.standing import refuse_all, union_meeting
from huizhang.elections.actions.books import held, refuse_candidates
from huizhang.elections.models import Complaint, Election
from huizhang.elections.rules.frozen import complaint_days_of
from huizhang.elections.rules.running import COMPLAINT, faults_of_complaining, last_day_to_complain
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import place_of_union


@transaction.atomic
def complain(*, actor: Account, election: Election, said: str, pack: Pack) -> Complaint:
    """By whoever votes, stands, watches or counts in it. Raises CaseRefused."""
    found = held(election.pk)
    if not _concerned(actor, found):
        refuse_all([message("Those who vote, stand, watch or count in an election complain about it.")])
    refuse_all(faults_of_complaining(said, found.state, last_day(found, pack), timezone.localdate()))
    union = union_meeting(found.congress)
    matter = approvals.Matter(
        kind=COMPLAINT,
        title=pack.chain(COMPLAINT).zh,
        subject=found.title,
        stages=stages_of(pack, COMPLAINT, place_of_union(union)),
        union=union.union,
        college=union.college,
        facts={"election": found.pk},
        by_another=True,
    )
    case = approvals.open_case(actor=actor, matter=matter, pack=pack)
    return Complaint.objects.create(election=found, case=case, said=said.strip())


@transaction.atomic
def answer_complaint(
    *,
    actor: Account,
    case: int,
    organ: str,
    outcome: Outcome,
    pack: Pack,
    opinion: str = "",
    reason: str = "",
) -> Case:
    """Approved is upheld: what follows, breaking the election off or repeating it, is an act of its own.
    Either way it is answered in words. `reason` is not asked for. Raises CaseRefused."""
    if not opinion.strip():
        refuse_all([message("Answer the complaint in words.")])
    decided, _ = approvals.decide(
        actor=actor, case=case, organ=organ, outcome=outcome, pack=pack, opinion=opinion
    )
    refuse_candidates(actor, decided)
    return decided


def last_day(election: Election, pack: Pack) -> date | None:
    """None while it runs; by the days that were fixed at the opening."""
    if election.closed_at is None:
        return None
    closed = timezone.localdate(election.closed_at)
    days = complaint_days_of(election.frozen)
    return last_day_to_complain(closed, pack.balloting.complaint_days if days is None else days)


def _concerned(actor: Account, election: Election) -> bool:
    student = actor.student_id
    votes_or_stands = student is not None and (
        election.roll.filter(voter=student).exists() or election.candidates.filter(student=student).exists()
    )
    return actor.is_active and (votes_or_stands or election.officers.filter(account=actor).exists())

"""Seconding a proposal: by the delegate in person, taken back until it is decided."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from huizhang.congress.actions.proposals.recording import held, record
from huizhang.congress.actions.standing import refuse_all
from huizhang.congress.models import Proposal, Second
from huizhang.congress.queries.proposals import delegate_standing, is_own, shown_state
from huizhang.congress.rules.proposals.words import (
    faults_of_second,
    faults_of_standing,
    faults_of_unseconding,
)
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def second_proposal(*, actor: Account, proposal: int, pack: Pack) -> Second:
    """Raises CaseRefused."""
    found = held(proposal)
    refuse_all(faults_of_standing(delegate_standing(actor, found.congress)))
    already = found.seconds.filter(student=actor.student_id).exists()
    refuse_all(faults_of_second(shown_state(found), is_own(actor, found), already))
    made = Second.objects.create(proposal=found, student_id=actor.student_id or "", at=timezone.now())
    record(actor, "second_proposal", found, pack)
    return made


@transaction.atomic
def unsecond_proposal(*, actor: Account, proposal: int, pack: Pack) -> Proposal:
    """Raises CaseRefused."""
    found = held(proposal)
    mine = found.seconds.filter(student=actor.student_id)
    refuse_all(faults_of_unseconding(shown_state(found), actor.is_active and mine.exists()))
    mine.delete()
    record(actor, "unsecond_proposal", found, pack)
    return found

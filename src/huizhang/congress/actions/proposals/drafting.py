"""Drafts: written and put away by their proposer alone, so that nothing is recorded."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from huizhang.congress.actions.proposals.recording import held, own
from huizhang.congress.actions.standing import refuse_all
from huizhang.congress.models import Congress, Proposal
from huizhang.congress.queries.proposals import delegate_standing, shown_state
from huizhang.congress.rules.proposals.stages import Shown
from huizhang.congress.rules.proposals.words import Words, faults_of_draft, faults_of_standing
from huizhang.kernel.message import message
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

WRITTEN = (Shown.DRAFT, Shown.RETURNED, Shown.LATE)


@transaction.atomic
def keep_draft(
    *, actor: Account, congress: Congress, words: Words, pack: Pack, proposal: int | None = None
) -> Proposal:
    """A new one, or `proposal` as it is written now. Raises CaseRefused."""
    found = held(proposal) if proposal is not None else _begun(actor, congress)
    if proposal is not None:
        own(actor, found)
        if shown_state(found) not in WRITTEN:
            refuse_all([message("Take the proposal back to your drafts before you change it.")])
    refuse_all(faults_of_draft(words, pack.proposing))
    for name, said in asdict(words.trimmed).items():
        setattr(found, name, said)
    found.save()
    return found


def _begun(actor: Account, congress: Congress) -> Proposal:
    refuse_all(faults_of_standing(delegate_standing(actor, congress)))
    return Proposal(congress=congress, proposer_id=actor.student_id or "")


@transaction.atomic
def drop_draft(*, actor: Account, proposal: int) -> None:
    """Only what was never handed in. Raises CaseRefused."""
    found = held(proposal)
    own(actor, found)
    if shown_state(found) is not Shown.DRAFT:
        refuse_all([message("Only a draft is put away; what was handed in is withdrawn.")])
    found.delete()

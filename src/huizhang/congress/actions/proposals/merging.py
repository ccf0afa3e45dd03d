"""Similar proposals become one: the others point to it, and every name stays."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.proposals.recording import held, move, record
from huizhang.congress.actions.standing import refuse_all
from huizhang.congress.models import Proposal
from huizhang.congress.queries.proposals import mergeable, organs_asked
from huizhang.congress.rules.proposals.docketing import faults_of_merging, faults_of_parting
from huizhang.congress.rules.proposals.stages import Stage
from huizhang.kernel.message import message
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def merge_proposals(*, actor: Account, lead: int, others: Sequence[int], organ: str, pack: Pack) -> Proposal:
    """By the organ that dockets them. Raises CaseRefused."""
    found = held(lead)
    joined = [held(one) for one in dict.fromkeys(others)]
    refuse_all(faults_of_merging(mergeable(found), [mergeable(one) for one in joined], organ))
    for one in (found, *joined):
        _sits(actor, one, organ)
    for one in joined:
        move(one, Stage.MERGED, merged_into=found)
        record(actor, "merge_proposal", one, pack, organ, into=found.pk)
    return found


@transaction.atomic
def part_proposal(*, actor: Account, proposal: int, organ: str, pack: Pack) -> Proposal:
    """What was merged stands by itself again, before it is decided. Raises CaseRefused."""
    found = held(proposal)
    lead = held(found.merged_into_id or 0)
    refuse_all(faults_of_parting(Stage(found.stage), Stage(lead.stage)))
    _sits(actor, found, organ)
    move(found, Stage.FILED, merged_into=None)
    record(actor, "part_proposal", found, pack, organ, out_of=lead.pk)
    return found


def _sits(actor: Account, proposal: Proposal, organ: str) -> None:
    if organ not in organs_asked(actor, proposal, timezone.localdate()):
        raise CaseRefused(
            message(
                "{name} does not speak on “{title}” for the organ that dockets it.",
                name=actor.name,
                title=proposal.title,
            )
        )

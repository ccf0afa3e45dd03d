"""An office to which a proposal is not rightly assigned hands it back to the organ that docketed it."""

from __future__ import annotations

from django.db import transaction

from huizhang.approvals import actions as approvals
from huizhang.approvals.queries import determining
from huizhang.congress.actions.proposals.recording import held, move, record
from huizhang.congress.actions.standing import refuse_all
from huizhang.congress.models import Proposal
from huizhang.congress.queries.proposals import is_own
from huizhang.congress.rules.proposals.replying import faults_of_handing_back
from huizhang.congress.rules.proposals.stages import Stage
from huizhang.kernel.procedure import Outcome
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def hand_back_proposal(*, actor: Account, proposal: int, organ: str, why: str, pack: Pack) -> Proposal:
    """By the seat that replies, before it has. What was docketed waits for its organ again, with everything
    merged into it, and is assigned anew, taken as an opinion or refused. Raises CaseRefused."""
    found = held(proposal)
    reply = found.replies.order_by("number").last()
    waits = reply is not None and not reply.said and found.stage == Stage.DOCKETED
    refuse_all(faults_of_handing_back(why, own=is_own(actor, found), waits=waits))
    approvals.decide(
        actor=actor,
        case=reply.case_id if reply else 0,
        organ=organ,
        outcome=Outcome.REJECT,
        pack=pack,
        opinion=why,
    )
    office = found.office
    move(found, Stage.FILED, office="", decided_on=None)
    for one in (found, *found.merged.select_related("case").order_by("pk")):
        if one.case is not None:
            approvals.add_stages(case=one.case, stages=[determining(one.case)], facts={})
    record(actor, "hand_back_proposal", found, pack, organ, office=office, why=why.strip())
    return found

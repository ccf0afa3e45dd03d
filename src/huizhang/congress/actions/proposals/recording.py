"""What every act on a proposal shares: it is held, judged by who acts, and recorded."""

from __future__ import annotations

from typing import Any

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.standing import refuse_all
from huizhang.congress.models import Proposal
from huizhang.congress.queries.proposals import is_own, proposals
from huizhang.congress.queries.seeing_proposals import ONLY_PROPOSER
from huizhang.congress.rules.proposals.stages import Stage, refusal_of_move
from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


def held(proposal: int) -> Proposal:
    """Until the transaction ends. Raises CaseRefused where there is none."""
    found = proposals().select_for_update(of=("self",)).filter(pk=proposal).first()
    if found is None:
        raise CaseRefused(message("There is no such proposal."))
    return found


def own(actor: Account, proposal: Proposal) -> None:
    """Raises CaseRefused for everybody but the proposer."""
    if not actor.is_active or not is_own(actor, proposal):
        raise CaseRefused(ONLY_PROPOSER)


def move(proposal: Proposal, to: Stage, **facts: Any) -> None:
    """Raises CaseRefused where that does not follow."""
    refuse_all(filter(None, [refusal_of_move(Stage(proposal.stage), to)]))
    for name, value in {"stage": to, **facts}.items():
        setattr(proposal, name, value)
    proposal.save(update_fields=["stage", *facts])


def record(
    actor: Account, act: str, proposal: Proposal, pack: Pack, organ: str = "", **payload: object
) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=organ,
        subject=proposal.congress_id,
        pack_hash=pack.hash,
        payload={"proposal": proposal.pk, "title": proposal.title, **payload},
    )

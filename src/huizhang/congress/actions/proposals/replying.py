"""The office's reply and the proposer's rating; what is not satisfying goes back once."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case
from huizhang.approvals.rules.notifying import Why
from huizhang.congress.actions.proposals.asking import ask_for_reply, page_of_proposal
from huizhang.congress.actions.proposals.recording import held, move, record
from huizhang.congress.actions.standing import refuse_all
from huizhang.congress.models import Reply
from huizhang.congress.queries.proposals import accounts_behind, is_own
from huizhang.congress.rules.proposals.replying import after_rating, faults_of_rating, faults_of_reply
from huizhang.congress.rules.proposals.stages import Stage
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome, State
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def reply_to_proposal(
    *,
    actor: Account,
    case: int,
    organ: str,
    outcome: Outcome,
    pack: Pack,
    opinion: str = "",
    reason: str = "",
) -> Case:
    """`opinion` is the reply, said by the office or, where it has no seat, entered for it. Where a school
    asks further organs, they approve what the office wrote. Raises CaseRefused; `reason` is not asked for."""
    reply = Reply.objects.filter(case=case).first()
    if reply is None:
        raise CaseRefused(message("There is no such proposal."))
    proposal = held(reply.proposal_id)
    said = reply.said or opinion
    refuse_all(faults_of_reply(said, outcome, own=is_own(actor, proposal)))
    decided, at = approvals.decide(
        actor=actor, case=case, organ=organ, outcome=outcome, pack=pack, opinion=opinion
    )
    if not reply.said:
        reply.said, reply.by = said.strip(), actor
    if at.state is State.APPROVED:
        reply.on = timezone.localdate()
        move(proposal, Stage.ANSWERED)
        facts = {"office": proposal.office, "number": reply.number, "on_behalf": reply.on_behalf}
        record(actor, "reply_to_proposal", proposal, pack, organ, **facts)
        approvals.tell_people(decided, Why.REPLIED, accounts_behind(proposal), page_of_proposal(proposal))
    reply.save()
    return decided


@transaction.atomic
def rate_reply(*, actor: Account, proposal: int, satisfied: bool, words: str, pack: Pack) -> Reply:
    """By the proposer. Not satisfying, the first reply goes back to the office. Raises CaseRefused."""
    found = held(proposal)
    mine = actor.is_active and is_own(actor, found)
    refuse_all(faults_of_rating(mine, Stage(found.stage), satisfied, words))
    reply = found.replies.latest("number")
    reply.satisfied, reply.words, reply.rated_on = satisfied, words.strip(), timezone.localdate()
    reply.save(update_fields=["satisfied", "words", "rated_on"])
    after = after_rating(satisfied, reply.number)
    move(found, after)
    record(actor, "rate_reply", found, pack, satisfied=satisfied, number=reply.number)
    if after is Stage.DOCKETED:
        ask_for_reply(found, reply.number + 1, pack)
    return reply

"""A committee's word on a proposal: checked, returned, docketed with an office, an opinion, or refused."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case
from huizhang.approvals.rules.notifying import Why
from huizhang.congress.actions.proposals.asking import ask_for_reply, page_of_proposal
from huizhang.congress.actions.proposals.recording import held, move, record
from huizhang.congress.actions.standing import refuse_all, the_union
from huizhang.congress.models import Proposal
from huizhang.congress.queries.proposals import accounts_behind, is_last_word, is_own
from huizhang.congress.rules.proposals.docketing import (
    STAGES,
    Disposition,
    faults_of_disposition,
)
from huizhang.congress.rules.proposals.docketing import Outcome as Said
from huizhang.congress.rules.proposals.stages import Stage
from huizhang.congress.rules.proposals.words import faults_of_handing_in
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import Outcome, State
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

NEWS = {Said.DOCKET: Why.DOCKETED, Said.OPINION: Why.OPINION, Said.REFUSE: Why.REFUSED}
ON_ITS_PAGE = message(
    "Whoever speaks last dockets a proposal with an office, takes it as an opinion or refuses it on a "
    "ground: on the page of the proposal."
)


@transaction.atomic
def decide_on_proposal(
    *,
    actor: Account,
    case: int,
    organ: str,
    outcome: Outcome,
    pack: Pack,
    opinion: str = "",
    reason: str = "",
) -> Case:
    """A check on the way, or its return for correction; the last word and a refusal are `docket_proposal`.

    Raises CaseRefused; `reason` is not asked for.
    """
    found = held(_proposal_of(case))
    refuse_all([*_of_own(actor, found), *_of_merged(found)])
    if outcome is Outcome.REJECT or (outcome is Outcome.APPROVE and is_last_word(found)):
        raise CaseRefused(ON_ITS_PAGE)
    decided, _ = approvals.decide(
        actor=actor, case=case, organ=organ, outcome=outcome, pack=pack, opinion=opinion
    )
    return decided


@transaction.atomic
def docket_proposal(*, actor: Account, proposal: int, organ: str, wish: Disposition, pack: Pack) -> Proposal:
    """With everything that is merged into it. A refusal is any organ's on the way, the rest the last one's.

    Raises CaseRefused.
    """
    found = held(proposal)
    refuse_all([*_of_own(actor, found), *_faults(found, wish, pack)])
    for one in (found, *found.merged.select_related("case").order_by("pk")):
        _decide(actor, one, organ, wish, pack)
    facts = {"office": wish.office, "ground": wish.ground, "explanation": wish.said.strip()}
    if wish.outcome is not Said.DOCKET:
        facts["office"] = ""
    if wish.outcome is not Said.REFUSE:
        facts["ground"] = ""
    move(found, STAGES[wish.outcome], decided_on=timezone.localdate(), **facts)
    record(actor, f"{wish.outcome}_proposal", found, pack, organ, **facts)
    if wish.outcome is Said.DOCKET:
        before = found.replies.order_by("number").last()
        ask_for_reply(found, before.number if before else 1, pack)
    if found.case is not None:
        approvals.tell_people(found.case, NEWS[wish.outcome], accounts_behind(found), page_of_proposal(found))
    return found


def _faults(found: Proposal, wish: Disposition, pack: Pack) -> Iterator[Message]:
    yield from _of_merged(found)
    level = the_union(found.congress.union_id).level
    yield from faults_of_disposition(wish, found.suggestion, pack.proposing.offices_of(level))
    if wish.outcome is not Said.REFUSE:
        yield from faults_of_handing_in(found.seconds.count(), pack.proposing)
        if not is_last_word(found):
            yield message("Other organs speak on this proposal before it is docketed; approve or return it.")


def _of_own(actor: Account, found: Proposal) -> Iterator[Message]:
    if any(is_own(actor, one) for one in (found, *found.merged.all())):
        yield message("Nobody decides on a proposal of their own; another seat of the organ does.")


def _of_merged(found: Proposal) -> Iterator[Message]:
    if found.stage == Stage.MERGED and found.merged_into is not None:
        yield message(
            "This is merged into “{title}”; decide there, or take it out again.",
            title=found.merged_into.title,
        )
    elif found.stage != Stage.FILED:
        yield message("This proposal does not wait for a decision.")


def _decide(actor: Account, one: Proposal, organ: str, wish: Disposition, pack: Pack) -> None:
    outcome = Outcome.REJECT if wish.outcome is Said.REFUSE else Outcome.APPROVE
    _, at = approvals.decide(
        actor=actor, case=one.case_id or 0, organ=organ, outcome=outcome, pack=pack, opinion=wish.said.strip()
    )
    if outcome is Outcome.APPROVE and at.state is not State.APPROVED:
        raise CaseRefused(message("Another organ speaks on “{title}” first.", title=one.title))


def _proposal_of(case: int) -> int:
    found = Proposal.objects.filter(case=case).values_list("pk", flat=True).first()
    if found is None:
        raise CaseRefused(message("There is no such proposal."))
    return found

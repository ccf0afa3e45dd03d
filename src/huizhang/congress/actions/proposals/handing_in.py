"""A proposal is opened to seconders, handed in, handed in again; what is late waits for the next congress."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.rules import Place, way_of
from huizhang.congress.actions.proposals.recording import held, move, own, record
from huizhang.congress.actions.standing import refuse_all, union_meeting
from huizhang.congress.models import Congress, Proposal, Wording
from huizhang.congress.queries.proposals import (
    delegate_standing,
    kind_of_delegate,
    shown_state,
    words_of,
)
from huizhang.congress.rules.proposals.stages import Shown, Stage
from huizhang.congress.rules.proposals.words import (
    DOCKET,
    Standing,
    faults_of_handing_in,
    faults_of_standing,
    faults_of_words,
    last_day,
)
from huizhang.kernel.message import Message
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.policy.conditions import facts_of
from huizhang.policy.pack import Pack


@transaction.atomic
def open_to_seconders(*, actor: Account, proposal: int, pack: Pack) -> Proposal:
    """The delegates of the congress read and second it; it is not changed meanwhile. Raises CaseRefused."""
    found = held(proposal)
    own(actor, found)
    refuse_all(faults_of_standing(delegate_standing(actor, found.congress)))
    refuse_all(faults_of_words(words_of(found), pack.proposing))
    move(found, Stage.SECONDING)
    record(actor, "open_proposal", found, pack)
    return found


@transaction.atomic
def close_to_seconders(*, actor: Account, proposal: int, pack: Pack) -> Proposal:
    """A draft again, to be changed; whoever seconded it seconds no other words. Raises CaseRefused."""
    found = held(proposal)
    own(actor, found)
    move(found, Stage.DRAFT)
    names = list(found.seconds.order_by("pk").values_list("student_id", flat=True))
    found.seconds.all().delete()
    record(actor, "close_proposal", found, pack, seconders=names)
    return found


@transaction.atomic
def hand_in_proposal(*, actor: Account, proposal: int, pack: Pack) -> Proposal:
    """For the first time or, after it was returned, for a new round. After the last day it is on the list of
    the next congress as soon as that is called. Raises CaseRefused."""
    found, today = held(proposal), timezone.localdate()
    own(actor, found)
    refuse_all(_faults(actor, found, pack))
    if shown_state(found) is Shown.RETURNED:
        return _again(actor, found, pack)
    late = today > last_day(found.congress.date, pack)
    if late:
        move(found, Stage.LATE, filed_on=found.filed_on or today)
    else:
        case = approvals.open_case(actor=actor, matter=_matter(found, pack), pack=pack)
        move(found, Stage.FILED, case=case, filed_on=found.filed_on or today)
    _keep_wording(found)
    record(actor, "hand_in_proposal", found, pack, late=late, round=1)
    return found


def _faults(actor: Account, found: Proposal, pack: Pack) -> list[Message]:
    # whoever proposed too late for the last congress need not be a delegate of this one
    delegate = found.rolled_from_id is not None or delegate_standing(actor, found.congress).delegate
    over = delegate_standing(actor, found.congress).over
    return [
        *faults_of_standing(Standing(delegate, over)),
        *faults_of_words(words_of(found), pack.proposing),
        *faults_of_handing_in(found.seconds.count(), pack.proposing),
    ]


def _again(actor: Account, found: Proposal, pack: Pack) -> Proposal:
    case = approvals.resubmit(actor=actor, case=found.case_id or 0, matter=_matter(found, pack), pack=pack)
    found.case = case
    _keep_wording(found)
    record(actor, "hand_in_proposal", found, pack, late=False, round=case.round)
    return found


def _keep_wording(found: Proposal) -> None:
    number = found.case.round if found.case else 1
    Wording.objects.update_or_create(
        proposal=found, round=number, defaults={"words": asdict(words_of(found)), "at": timezone.now()}
    )


def _matter(found: Proposal, pack: Pack) -> approvals.Matter:
    union = union_meeting(found.congress)
    college = found.proposer.class_group.major.college_id
    facts = facts_of(union, delegate=kind_of_delegate(found.proposer_id, found.congress))
    chain = pack.chain(DOCKET)
    way = way_of(pack, DOCKET, Place(union.level, college, facts=facts))
    return approvals.Matter(
        kind=DOCKET,
        title=chain.zh,
        subject=found.title,
        stages=way.stages,
        spared=way.spared,
        union=union.union,
        college=college,
        by_another=True,
        facts={"proposal": found.pk},
    )


def roll_over(*, actor: Account, congress: Congress, pack: Pack, organ: str) -> int:
    """What came too late for the union's last congress is on the list of this one; in the transaction that
    calls it. How many."""
    late = Proposal.objects.filter(stage=Stage.LATE, congress__union=congress.union_id).exclude(
        congress=congress
    )
    found = list(late.select_related("congress").order_by("pk"))
    for one in found:
        one.rolled_from, one.congress = one.congress, congress
        one.save(update_fields=["rolled_from", "congress"])
    if found:
        ledger.record(
            actor.as_actor,
            act="roll_over_proposals",
            organ=organ,
            subject=congress.congress,
            pack_hash=pack.hash,
            payload={"proposals": [one.pk for one in found]},
        )
    return len(found)

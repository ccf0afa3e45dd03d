"""The office is asked for its reply: a case that waits for it, or for the organ that enters its reply."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.rules import Place, way_of
from huizhang.congress.actions.standing import the_union
from huizhang.congress.models import Proposal, Reply
from huizhang.congress.queries.proposals import seat_of_office
from huizhang.congress.rules.proposals.words import REPLY
from huizhang.kernel.procedure import Slot, Stage
from huizhang.policy.conditions import facts_of
from huizhang.policy.pack import Pack


def ask_for_reply(proposal: Proposal, number: int, pack: Pack) -> Reply:
    """In the transaction of whoever docketed it or was not satisfied; the case follows from that act."""
    stages, direct = _stages(proposal, pack)
    union, chain = the_union(proposal.congress.union_id), pack.chain(REPLY)
    case = approvals.open_case(
        actor=None,
        matter=approvals.Matter(
            kind=REPLY,
            title=chain.zh,
            subject=proposal.title,
            stages=stages,
            union=union.union,
            college=proposal.proposer.class_group.major.college_id,
            facts={"proposal": proposal.pk, "office": proposal.office, "number": number},
        ),
        pack=pack,
    )
    due = timezone.localdate() + timedelta(days=stages[0].days) if stages[0].days else None
    facts = {"case": case, "organ": stages[0].slots[0].organ, "on_behalf": not direct, "due": due}
    # one that was handed back is asked of another office in its place; its case stays on record
    made, _ = Reply.objects.update_or_create(proposal=proposal, number=number, defaults=facts)
    return made


def _stages(proposal: Proposal, pack: Pack) -> tuple[tuple[Stage, ...], bool]:
    """The office's own seat in place of the organ that enters the reply, where it has one."""
    union = the_union(proposal.congress.union_id)
    college = proposal.proposer.class_group.major.college_id
    found = way_of(pack, REPLY, Place(union.level, college, facts=facts_of(union))).stages
    days = pack.chain(REPLY).steps[0].days or pack.days["proposal_reply"]
    first, *further = found
    seat = seat_of_office(proposal.office, college, pack, timezone.localdate())
    slots = (Slot(*seat),) if seat else first.slots
    return (replace(first, slots=slots, days=days), *further), seat is not None


def page_of_proposal(proposal: Proposal) -> str:
    return reverse("congress:proposal", args=[proposal.pk])

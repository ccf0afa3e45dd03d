"""The seats of a congress are proposed, decided by an organ, and then frozen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case
from huizhang.approvals.rules import stages_of
from huizhang.congress.actions.standing import organ_acting, refuse_all, union_meeting
from huizhang.congress.models import Congress, ProposedAllocation
from huizhang.congress.queries import allocation_of, frozen, under_way
from huizhang.congress.rules.allocation import Allocation, Electorate, Infeasible, allocate, demands_of
from huizhang.congress.rules.allocation.keeping import kept, kept_seating, restored, restored_seating
from huizhang.congress.rules.allocation.proposing import CHAIN, faults_of_proposal, in_words
from huizhang.kernel import records
from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import place_of_union


@dataclass(frozen=True, slots=True)
class Seats:
    """What is proposed: `total` seats for `people`, who were counted on that day or (None) typed in.

    `clubs` is pool or dual.
    """

    total: int
    clubs: str
    people: Electorate
    counted_on: date | None
    said: str = ""


@transaction.atomic
def propose_allocation(*, actor: Account, congress: Congress, wish: Seats, pack: Pack) -> ProposedAllocation:
    """By the union or an organ that guides it. Raises CaseRefused."""
    union = union_meeting(congress)
    organ_acting(actor, union, pack, timezone.localdate())
    found = _judged(congress, wish, pack, under_way(congress) is not None)
    case = approvals.open_case(actor=actor, matter=_matter(union, congress, pack), pack=pack)
    return _keep(ProposedAllocation(case=case, congress=congress), wish, found, pack)


@transaction.atomic
def correct_allocation(
    *, actor: Account, proposed: ProposedAllocation, wish: Seats, pack: Pack
) -> ProposedAllocation:
    """A returned one comes back as a new round. Raises CaseRefused."""
    congress = proposed.congress
    found = _judged(congress, wish, pack, busy=False)
    matter = _matter(union_meeting(congress), congress, pack)
    approvals.resubmit(actor=actor, case=proposed.case_id, matter=matter, pack=pack)
    return _keep(proposed, wish, found, pack)


@approvals.after_the_last_word
def decide_allocation(actor: Account, case: Case, organ: str, pack: Pack) -> None:
    """The seats are computed once more from the numbers kept, and frozen."""
    _freeze(actor, allocation_of(case.pk), organ, pack)


def _freeze(actor: Account, proposed: ProposedAllocation, organ: str, pack: Pack) -> None:
    if frozen(proposed.congress):
        refuse_all([message("The seats of this congress are decided and frozen.")])
    demands = replace(demands_of(pack), seating=restored_seating(proposed.seating))
    again = allocate(restored(proposed.people), demands, proposed.total)
    if _seats_of(again.as_dict()) != _seats_of(proposed.result):
        refuse_all(
            [message("The seats are not what their numbers give; return the case to be proposed anew.")]
        )
    proposed.frozen_on = timezone.localdate()
    proposed.save(update_fields=["frozen_on"])
    ledger.record(
        actor.as_actor,
        act="freeze_allocation",
        organ=organ,
        subject=proposed.congress_id,
        pack_hash=pack.hash,
        payload={"case": proposed.case.number, "total": proposed.total, **_seats_of(proposed.result)},
    )


def _seats_of(result: dict[str, object]) -> dict[str, object]:
    return {name: result.get(name) for name in ("colleges", "grades", "cells", "clubs", "certificate")}


def _judged(congress: Congress, wish: Seats, pack: Pack, busy: bool) -> Allocation:
    if not wish.people.students:
        refuse_all([message("Nobody is counted; seats need students.")])
    found = allocate(wish.people, demands_of(pack, wish.clubs), wish.total)
    if isinstance(found, Infeasible):
        raise CaseRefused(*in_words(found))
    refuse_all(faults_of_proposal(found, wish.said, frozen=frozen(congress) is not None, under_way=busy))
    return found


def _keep(proposed: ProposedAllocation, wish: Seats, found: Allocation, pack: Pack) -> ProposedAllocation:
    proposed.total, proposed.said, proposed.counted_on = wish.total, wish.said.strip(), wish.counted_on
    proposed.people = kept(wish.people)
    proposed.seating = kept_seating(demands_of(pack, wish.clubs).seating)
    proposed.result = found.as_dict()
    proposed.save()
    return proposed


def _matter(union: records.Union, congress: Congress, pack: Pack) -> approvals.Matter:
    return approvals.Matter(
        kind=CHAIN,
        title=pack.chain(CHAIN).zh,
        subject=congress.congress,
        stages=stages_of(pack, CHAIN, place_of_union(union)),
        union=union.union,
        college=union.college,
    )

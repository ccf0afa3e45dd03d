"""For which organ somebody acts on an election, and how every act on it is written down."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.queries import Case, seat_for
from huizhang.approvals.rules import stages_of
from huizhang.congress.actions.standing import organ_acting, refuse_all, union_meeting
from huizhang.elections.models import Election
from huizhang.elections.queries.counts import count_of
from huizhang.elections.queries.elections import election_of_case, stands_in
from huizhang.elections.rules.running import faults_of_act
from huizhang.kernel.message import message
from huizhang.kernel.procedure import State as CaseState
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import place_of_union


def held(election: int, act: str = "") -> Election:
    """Held until the transaction ends, so that acts on one election come one after another; ballots are still
    cast. Raises CaseRefused where the act is not possible in its state."""
    rows = Election.objects.select_for_update(of=("self",), no_key=True).select_related("congress")
    found = rows.get(pk=election)
    if act:
        refuse_all(faults_of_act(act, found.state))
    return found


def uncounted(election: int, act: str) -> Election:
    """`held` for what ends with the count. Raises CaseRefused."""
    found = held(election, act)
    if count_of(found) is not None:
        refuse_all([message("This election is counted.")])
    return found


def leading(actor: Account, election: Election, pack: Pack) -> str:
    """For which organ the actor conducts it. Raises CaseRefused, also for whoever stands."""
    refuse_who_stands(actor, election)
    return organ_acting(actor, union_meeting(election.congress), pack, timezone.localdate())


def refuse_who_stands(actor: Account, election: Election) -> None:
    """Raises CaseRefused."""
    if stands_in(actor, election):
        refuse_all([message("Whoever stands in an election neither conducts nor counts it.")])


def refuse_candidates(actor: Account, case: Case) -> None:
    """In a matter of the election in which they stand. Raises CaseRefused."""
    refuse_who_stands(actor, election_of_case(case))


def write(
    actor: Account, act: str, election: Election, organ: str, pack: Pack, facts: Mapping[str, object]
) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=organ,
        subject=election.congress_id,
        pack_hash=pack.hash,
        payload={"election": election.pk, "title": election.title, **facts},
    )


def ask(actor: Account, election: Election, kind: str, pack: Pack, opinion: str, before: Case | None) -> Case:
    """Brings the election before the organs of a chain; whoever sits on the first of them speaks by that.

    Raises CaseRefused.
    """
    refuse_who_stands(actor, election)
    if before is not None and before.state == CaseState.OPEN:
        refuse_all([message("This waits for an organ already.")])
    union = union_meeting(election.congress)
    stages = stages_of(pack, kind, place_of_union(union))
    matter = approvals.Matter(
        kind=kind,
        title=pack.chain(kind).zh,
        subject=election.title,
        stages=stages,
        union=union.union,
        college=union.college,
        facts={"election": election.pk, "said": opinion},
    )
    today = timezone.localdate()
    slots = stages[0].slots if stages else ()
    organ = next((slot.organ for slot in slots if seat_for(actor, slot, today) is not None), "")
    if not organ:
        organ_acting(actor, union, pack, today)
    return approvals.open_case(actor=actor, matter=matter, pack=pack, organ=organ, opinion=opinion)

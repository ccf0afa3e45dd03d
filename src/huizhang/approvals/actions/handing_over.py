"""The hand-over of a seat at the end of a term: a list that the outgoing and the incoming holder sign."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions.refusing import CaseRefused, refuse
from huizhang.approvals.models import SeatHandover
from huizhang.approvals.queries.handing_over import waiting_numbers
from huizhang.approvals.rules.handing_over import Left, refusal_of_list, refusal_of_successor
from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account, Seat


@transaction.atomic
def hand_over_seat(*, actor: Account, outgoing: Seat, incoming: Seat, left: Left) -> SeatHandover:
    """The outgoing holder lists what is left, which is also the first signature. The cases that wait for the
    organ are listed by themselves. Raises CaseRefused."""
    if outgoing.account_id != actor.pk or not actor.is_active:
        raise CaseRefused(message("Only the outgoing holder of a seat hands it over."))
    places = [(one.organ, one.college_id, one.class_group_id) for one in (outgoing, incoming)]
    refuse(
        refusal_of_successor(
            same_place=places[0] == places[1],
            same_person=outgoing.account_id == incoming.account_id,
            over=incoming.end is not None and incoming.end <= timezone.localdate(),
        ),
        *refusal_of_list(left),
    )
    if SeatHandover.objects.filter(outgoing=outgoing, incoming=incoming).exists():
        raise CaseRefused(message("This seat is handed over already; the incoming holder signs the list."))
    made = SeatHandover.objects.create(
        outgoing=outgoing,
        incoming=incoming,
        cases=waiting_numbers(outgoing),
        records=left.records.strip(),
        property=left.property.strip(),
        folder=left.folder.strip(),
        outgoing_signed=timezone.now(),
    )
    _record(actor, "hand_over_seat", made)
    return made


@transaction.atomic
def sign_seat_hand_over(*, actor: Account, handover: SeatHandover) -> SeatHandover:
    """By the incoming holder. Raises CaseRefused."""
    found = SeatHandover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
    if found.incoming.account_id != actor.pk or not actor.is_active:
        raise CaseRefused(message("Only the incoming holder of the seat signs what is handed over."))
    if found.incoming_signed is not None:
        raise CaseRefused(message("The hand-over is signed by both already."))
    found.incoming_signed = timezone.now()
    found.save(update_fields=["incoming_signed"])
    _record(actor, "sign_seat_hand_over", found)
    return found


def _record(actor: Account, act: str, handover: SeatHandover) -> None:
    outgoing, incoming = handover.outgoing, handover.incoming
    ledger.record(
        actor.as_actor,
        act=act,
        organ=outgoing.organ,
        subject=outgoing.college_id or outgoing.organ,
        payload={
            "from": outgoing.account.username,
            "to": incoming.account.username,
            "cases": handover.cases,
            "records": handover.records,
            "property": handover.property,
            "folder": handover.folder,
        },
    )

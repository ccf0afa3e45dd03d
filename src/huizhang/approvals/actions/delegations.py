"""Who speaks for an absent seat-holder, and for how long."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from huizhang.approvals.actions.refusing import CaseRefused
from huizhang.approvals.models import Delegation
from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account, Seat, seats_held


@transaction.atomic
def delegate(*, actor: Account, seat: Seat, deputy: Account, first_day: date, last_day: date) -> Delegation:
    """The holder of `seat` is absent from the first to the last day; `deputy` holds a seat of the same organ
    and unit. Raises CaseRefused."""
    today = timezone.localdate()
    if seat.account_id != actor.pk or not actor.is_active:
        raise CaseRefused(message("Only the holder of a seat lets somebody else speak for it."))
    if last_day < first_day or last_day < today:
        raise CaseRefused(message("The last day comes after the first, and is not over yet."))
    if deputy.pk == actor.pk or not _sits_likewise(deputy, seat, first_day):
        raise CaseRefused(
            message(
                "{name} holds no other seat of the same organ on {day}; choose somebody who does",
                name=deputy.name,
                day=first_day,
            )
        )
    if _overlapping(seat, first_day, last_day).exists():
        raise CaseRefused(message("Somebody speaks for this seat in that time already; end that first."))
    made = Delegation.objects.create(absent=seat, deputy=deputy, first_day=first_day, last_day=last_day)
    payload = {"deputy": deputy.username, "from": first_day, "until": last_day}
    ledger.record(actor.as_actor, act="delegate", organ=seat.organ, subject=actor.username, payload=payload)
    return made


@transaction.atomic
def end_delegation(*, actor: Account, delegation: Delegation) -> None:
    """The absent one is back. Raises CaseRefused."""
    if delegation.absent.account_id != actor.pk or not actor.is_active:
        raise CaseRefused(message("Only the holder of a seat lets somebody else speak for it."))
    if delegation.ended is None:
        delegation.ended = timezone.localdate()
        delegation.save(update_fields=["ended"])
        organ, deputy = delegation.absent.organ, delegation.deputy.username
        ledger.record(
            actor.as_actor,
            act="end_delegation",
            organ=organ,
            subject=actor.username,
            payload={"deputy": deputy},
        )


def _sits_likewise(deputy: Account, seat: Seat, day: date) -> bool:
    place = (seat.organ, seat.college_id, seat.class_group_id)
    held = seats_held(deputy, day) if deputy.is_active else []
    return any((one.organ, one.college_id, one.class_group_id) == place for one in held)


def _overlapping(seat: Seat, first_day: date, last_day: date) -> QuerySet[Delegation]:
    return Delegation.objects.filter(
        Q(absent=seat, ended__isnull=True), first_day__lte=last_day, last_day__gte=first_day
    )

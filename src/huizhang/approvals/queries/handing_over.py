"""Seats that may be handed over, to whom, and the lists that were signed."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from huizhang.approvals.models import SeatHandover, Waiting
from huizhang.approvals.queries.cases import seated
from huizhang.people.queries import Account, Seat


def waiting_numbers(seat: Seat) -> list[str]:
    """The cases that wait for the seat's organ and unit now."""
    found = Waiting.objects.filter(seated([seat])).select_related("case").order_by("case")
    return [one.case.number for one in found]


def own_seats(account: Account) -> QuerySet[Seat]:
    """Also those that have ended, the newest first."""
    return Seat.objects.filter(account=account).select_related("college", "class_group").order_by("-start")


def successors(account: Account, day: date) -> QuerySet[Seat]:
    """Seats of others on the same organs and units that last."""
    places = seated(own_seats(account))
    found = Seat.objects.filter(places, Q(end__isnull=True) | Q(end__gt=day), account__is_active=True)
    return (
        found.exclude(account=account).select_related("account", "college", "class_group").order_by("-start")
    )


def handovers_of(account: Account) -> QuerySet[SeatHandover]:
    """Those that the account gave or takes."""
    mine = Q(outgoing__account=account) | Q(incoming__account=account)
    found = SeatHandover.objects.filter(mine).order_by("-outgoing_signed")
    return found.select_related("outgoing__account", "outgoing__college", "incoming__account")

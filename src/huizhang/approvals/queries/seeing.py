"""One case, seat, delegation or hand-over, as far as it is open to whoever asks."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from huizhang.approvals.models import Case, Delegation, SeatHandover
from huizhang.approvals.queries.handing_over import handovers_of, own_seats, successors
from huizhang.approvals.queries.notifying import delegations_of
from huizhang.approvals.queries.seen import case_seen
from huizhang.kernel.message import message
from huizhang.people.queries import Seat, seats_held
from huizhang.people.queries.seeing import Reader, require

NO_SEAT = message("This page is for those who hold a seat on an organ.")


def case_of(reader: Reader, number: str, kind: str = "") -> Case:
    """Raises Http404 also for what is out of sight, and for a case of another kind where one is asked for."""
    found = case_seen(reader.user, reader.sight, timezone.localdate(), number)
    if found is None or kind not in ("", found.kind):
        raise Http404
    return found


def demand_seat(reader: Reader) -> None:
    """One that lasts or has ended. Raises PermissionDenied."""
    require(own_seats(reader.user).exists(), NO_SEAT)


def demand_seat_today(reader: Reader) -> None:
    """Raises PermissionDenied."""
    require(bool(seats_held(reader.user, timezone.localdate())), NO_SEAT)


def own_seat(reader: Reader, number: int) -> Seat:
    """Also one that has ended. Raises Http404."""
    return get_object_or_404(own_seats(reader.user), pk=number)


def seat_held(reader: Reader, number: int) -> Seat:
    """One that lasts today. Raises Http404."""
    for seat in seats_held(reader.user, timezone.localdate()):
        if seat.pk == number:
            return seat
    raise Http404


def seat_beside(reader: Reader, number: int) -> Seat:
    """Somebody else's on an organ and unit of the reader's own. Raises Http404."""
    return get_object_or_404(successors(reader.user, timezone.localdate()), pk=number)


def own_delegation(reader: Reader, number: int) -> Delegation:
    """Raises Http404."""
    return get_object_or_404(delegations_of(reader.user, timezone.localdate()), pk=number)


def own_handover(reader: Reader, number: int) -> SeatHandover:
    """Given or taken by the reader. Raises Http404."""
    return get_object_or_404(handovers_of(reader.user), pk=number)

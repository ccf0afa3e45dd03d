"""Complaints about elections, with their answers, to those who may read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from huizhang.approvals.queries import cases_in_sight
from huizhang.elections.models import Complaint, Election
from huizhang.kernel.procedure import State
from huizhang.people.queries import Account
from huizhang.people.queries.seeing import Reader


@dataclass(frozen=True, slots=True)
class Told:
    """`answers` are the words of each organ, in the order in which they spoke."""

    complaint: Complaint
    answers: tuple[str, ...]

    @property
    def state(self) -> State:
        return State(self.complaint.case.state)


@dataclass(frozen=True, slots=True)
class Complaints:
    """`read` are those that the reader may read: the own ones, and those that the reader answers or did;
    of the others only how many there are."""

    read: tuple[Told, ...]
    number: int
    waiting: int
    upheld: int


def complaints_told(reader: Reader, election: Election, day: date) -> Complaints:
    every = Complaint.objects.filter(election=election)
    states = list(every.values_list("case__state", flat=True))
    mine = every.filter(case__in=cases_in_sight(reader.user, reader.sight, day)) if states else every.none()
    return Complaints(tuple(_told(mine)), len(states), states.count(State.OPEN), states.count(State.APPROVED))


def complaints_by(account: Account, elections: Iterable[Election]) -> dict[int, list[Told]]:
    """The account's own, by election."""
    found: dict[int, list[Told]] = {}
    mine = Complaint.objects.filter(election__in=[one.pk for one in elections], case__submitted_by=account)
    for one in _told(mine):
        found.setdefault(one.complaint.election_id, []).append(one)
    return found


def _told(found: QuerySet[Complaint]) -> list[Told]:
    rows = found.select_related("case").prefetch_related("case__decisions").order_by("pk")
    return [Told(one, _answers(one)) for one in rows]


def _answers(complaint: Complaint) -> tuple[str, ...]:
    words = sorted(complaint.case.decisions.all(), key=lambda one: one.pk)
    return tuple(one.opinion for one in words if one.opinion)

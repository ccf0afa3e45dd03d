"""Who is there, counted: for decisions at this moment, for screens as of a second ago."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db.models import Count, Q

from huizhang.congress.models import Delegation, Entitled, Session, Stay
from huizhang.congress.rules.session.attendance import Interval
from huizhang.congress.rules.session.resolving import CHARTER, House
from huizhang.kernel.threshold import Threshold, threshold

# so long a count serves every screen
SECONDS = 1


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    entitled: int
    present: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What the hall screen shows: counts and the names of delegations, and nothing of anybody."""

    entitled: int
    present: int
    least: int
    reached: bool
    groups: tuple[Group, ...]
    closed: bool

    @property
    def percent(self) -> int:
        return self.present * 100 // self.entitled if self.entitled else 0

    @property
    def missing(self) -> int:
        """How many more make the quorum."""
        return max(0, self.least - self.present)

    @property
    def line(self) -> int:
        """Where the quorum is, in percent of those entitled."""
        return self.least * 100 // self.entitled if self.entitled else 0


def sound(written: str) -> Threshold:
    """One that was frozen with the books. Raises ValueError where it is none."""
    found = threshold(written)
    if found is None:
        raise ValueError(written)
    return found


def counted(session: Session) -> Counted:
    """In one query."""
    present = Count(
        "members__stays", filter=Q(members__stays__left__isnull=True, members__stays__isnull=False)
    )
    rows = (
        Delegation.objects.filter(session=session)
        .annotate(entitled=Count("members", distinct=True), present=present)
        .order_by("name")
        .values_list("name", "entitled", "present")
    )
    groups = tuple(Group(*row) for row in rows)
    entitled, there = sum(one.entitled for one in groups), sum(one.present for one in groups)
    quorum = sound(session.quorum)
    return Counted(
        entitled,
        there,
        quorum.least(entitled),
        quorum.met(there, entitled),
        groups,
        session.closed_at is not None,
    )


def counted_lately(session: Session) -> Counted:
    """For screens, which all share it: at most SECONDS old."""
    return cache.get_or_set(f"hall-{session.hall_sha256}", lambda: counted(session), SECONDS)  # type: ignore[return-value]  # never None


def house_of(session: Session, majority: str) -> House:
    """As it sits at this moment."""
    written = session.charter if majority == CHARTER else session.decisions
    return House(
        Entitled.objects.filter(session=session).count(),
        Stay.objects.filter(entitled__session=session, left__isnull=True).count(),
        sound(session.quorum),
        sound(written),
    )


def intervals_of(session: Session) -> list[Interval]:
    rows = Stay.objects.filter(entitled__session=session).values_list("arrived", "left")
    return [Interval(*row) for row in rows]


def late(stays: Iterable[Stay], begins: datetime, before: datetime | None) -> list[Stay]:
    """Of one sitting: first arrivals after it began. `before` is when the one before it was adjourned."""
    first: dict[int, Stay] = {}
    for one in sorted(stays, key=lambda stay: stay.arrived):
        if before is None or one.arrived >= before:
            first.setdefault(one.entitled_id, one)
    return [one for one in first.values() if one.arrived > begins]

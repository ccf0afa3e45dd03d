"""Who recommends whom for what: follows from a seat and the first step of a chain."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from huizhang.kernel.procedure import Slot
from huizhang.kernel.records import ENROLLED, Union
from huizhang.org import queries as org
from huizhang.people import queries as people
from huizhang.people.queries import Account, Seat, Student
from huizhang.policy.pack import Pack
from huizhang.selection.models import Nomination
from huizhang.selection.queries.nominations import ALIVE
from huizhang.selection.rules.nominating import NOMINATED, chain_to


@dataclass(frozen=True, slots=True)
class Opening:
    """A kind of post in a union for which a seat recommends."""

    union: Union
    post: str

    @property
    def key(self) -> str:
        return f"{self.post}@{self.union.union}"


@dataclass(frozen=True, slots=True)
class Office:
    """A seat from which its holder recommends people of its class, its college or the school."""

    seat: Seat
    openings: tuple[Opening, ...]

    @property
    def organ(self) -> str:
        return self.seat.organ

    @property
    def unit(self) -> str:
        """What the seat is for, in words; empty for the school."""
        return self.seat.class_group.name if self.seat.class_group else self.seat.college_id or ""

    def students(self) -> QuerySet[Student]:
        """Everybody whom this seat may recommend; nobody recommends themselves."""
        enrolled = Student.objects.filter(status=ENROLLED).select_related("class_group__major")
        if self.seat.class_group_id:
            enrolled = enrolled.filter(class_group=self.seat.class_group_id)
        elif self.seat.college_id:
            enrolled = enrolled.filter(class_group__major__college=self.seat.college_id)
        if self.seat.account.student_id:
            enrolled = enrolled.exclude(pk=self.seat.account.student_id)
        return enrolled.order_by("student_no")

    def found(self, asked: str) -> QuerySet[Student]:
        """Of those, whoever's name, pinyin or number begins so; a class is shown whole."""
        if not asked.strip():
            return self.students() if self.seat.class_group_id else Student.objects.none()
        return self.students().filter(pk__in=people.found(asked).order_by().values("pk"))


def offices(account: Account, day: date, pack: Pack) -> list[Office]:
    """The account's seats from which somebody is recommended on `day`, the oldest first."""
    if not account.is_active:
        return []
    unions = org.unions()
    held = Seat.objects.select_related("account", "class_group").filter(
        _lasting(day), account=account, start__lte=day
    )
    found = [Office(seat, _openings(seat, unions, pack)) for seat in held.order_by("start", "pk")]
    return [one for one in found if one.openings]


def _openings(seat: Seat, unions: tuple[Union, ...], pack: Pack) -> tuple[Opening, ...]:
    return tuple(
        Opening(union, post)
        for union in unions
        for post in reversed(NOMINATED)
        if union.college in (None, seat.college_id) and seat.organ in _first_organs(pack, union.level, post)
    )


def _first_organs(pack: Pack, level: str, post: str) -> tuple[str, ...]:
    return pack.chain(chain_to(level, post)).steps[0].organs(level)


def recommended_already(student_nos: Collection[str]) -> frozenset[str]:
    """Those of them on whom organs are deciding now."""
    alive = Nomination.objects.filter(student__in=student_nos, case__state__in=ALIVE)
    return frozenset(alive.values_list("student_id", flat=True))


def holders(slots: Collection[Slot], day: date) -> dict[Slot, list[str]]:
    """The names of those who hold the seats that would decide."""
    held = Seat.objects.select_related("account").filter(
        _lasting(day), account__is_active=True, start__lte=day, organ__in={slot.organ for slot in slots}
    )
    names: dict[tuple[str, str | None, int | None], list[str]] = {}
    for seat in held.order_by("start", "pk"):
        names.setdefault((seat.organ, seat.college_id, seat.class_group_id), []).append(seat.account.name)
    return {slot: names.get((slot.organ, slot.college, slot.class_group), []) for slot in slots}


def _lasting(day: date) -> Q:
    return Q(end__isnull=True) | Q(end__gt=day)


def departments(union: str, day: date) -> list[str]:
    return sorted(one.department for one in org.departments(day) if one.union == union)


def usual_period(pack: Pack, day: date) -> tuple[date, date]:
    """From the next day until the end of its academic year."""
    start = day + timedelta(days=1)
    calendar = pack.calendar
    return start, calendar.year_end(calendar.year_of(start)) + timedelta(days=1)

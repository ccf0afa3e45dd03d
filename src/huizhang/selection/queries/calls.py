"""Open calls, who may publish one, who applied, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from huizhang.kernel.message import message
from huizhang.kernel.records import Union
from huizhang.org import queries as org
from huizhang.people.queries import Account, Seat, Student
from huizhang.policy.pack import Pack
from huizhang.selection.models import Application, Call, WantedPost
from huizhang.selection.queries.offices import Office, Opening, offices
from huizhang.selection.rules.applying import Days
from huizhang.selection.rules.nominating import NOMINATED

NO_SEAT = message("Calls are published by those who hold a seat that recommends people or guides a union.")
ALIVE = Q(applications__withdrawn_at__isnull=True)


def calls() -> QuerySet[Call]:
    """The newest first, with the number of those who apply."""
    counted = Count("applications", filter=ALIVE)
    found = Call.objects.select_related("union", "college", "class_group", "opened_by")
    return found.annotate(applied=counted).order_by("-opens", "-pk")


def taking(day: date) -> Q:
    """Calls to which one may apply on `day`."""
    return Q(opens__lte=day, closes__gte=day, ended_early__isnull=True)


def days_of(call: Call) -> Days:
    return Days(call.opens, call.closes, call.start, call.end, call.ended_early)


def wanted_of(call: Call) -> QuerySet[WantedPost]:
    return call.wanted.annotate(applied=Count("applications", filter=ALIVE)).order_by("-post", "department")


def is_called(call: Call, student: Student) -> bool:
    """Whether the student belongs to the class and college that are called."""
    if call.class_group_id is not None:
        return student.class_group_id == call.class_group_id
    return {call.college_id, call.union.college_id} <= {None, student.class_group.major.college_id}


def callers(account: Account, day: date, pack: Pack) -> list[Office]:
    """The seats from which the account may publish calls: those that recommend, and those that guide."""
    found = {office.seat.pk: office for office in offices(account, day, pack)}
    unions = org.unions()
    for seat in _seats(account, day):
        guided = tuple(_guided(seat, unions, pack))
        known = found[seat.pk].openings if seat.pk in found else ()
        if guided:
            found[seat.pk] = Office(seat, tuple(dict.fromkeys((*guided, *known))))
    return list(found.values())


def office_calling(found: Sequence[Office], union: str, organ: str = "") -> Office:
    """The first of the seats that calls for this union. Raises Http404."""
    for office in found:
        if organ in ("", office.organ) and any(one.union.union == union for one in office.openings):
            return office
    raise Http404


def _seats(account: Account, day: date) -> QuerySet[Seat]:
    lasting = Q(end__isnull=True) | Q(end__gt=day)
    held = Seat.objects.filter(lasting, account=account, account__is_active=True, start__lte=day)
    return held.select_related("account", "class_group").order_by("start", "pk")


def _guided(seat: Seat, unions: tuple[Union, ...], pack: Pack) -> list[Opening]:
    """An organ of the school guides unions of colleges too where the plan says so; its own come first."""
    return [
        Opening(union, post)
        for union in sorted(unions, key=lambda one: one.college != seat.college_id)
        if seat.college_id in (None, union.college) and seat.organ in pack.guiding.get(union.level, ())
        for post in reversed(NOMINATED)
    ]


def called_by(account: Account, call: Call, day: date) -> bool:
    """Whether the account holds the seat that published the call."""
    place = (call.organ, call.college_id, call.class_group_id)
    held = _seats(account, day)
    return any((seat.organ, seat.college_id, seat.class_group_id) == place for seat in held)


def handled(account: Account, call: Call, day: date, pack: Pack) -> dict[str, QuerySet[Application]]:
    """By organ for which the account recommends: the applications that are that seat's to recommend."""
    found: dict[str, QuerySet[Application]] = {}
    for office in offices(account, day, pack):
        posts = [one.post for one in office.openings if one.union.union == call.union_id]
        if posts:
            own = applications_to(call).filter(
                wanted__post__in=posts, student__in=office.students().order_by().values("pk")
            )
            found[office.organ] = found[office.organ] | own if office.organ in found else own
    return found


def applications_to(call: Call) -> QuerySet[Application]:
    """Those not withdrawn, by post, department and student number."""
    found = Application.objects.filter(call=call, withdrawn_at__isnull=True)
    return with_course(found).order_by("-wanted__post", "wanted__department", "student")


def applications_of(student_no: str) -> QuerySet[Application]:
    """Every one of the student's, the newest first."""
    return with_course(Application.objects.filter(student=student_no)).order_by("-at", "-pk")


def with_course(found: QuerySet[Application]) -> QuerySet[Application]:
    """With what became of them."""
    return found.select_related(
        "call__union", "wanted", "student__class_group", "nomination__case", "nomination__notice"
    )

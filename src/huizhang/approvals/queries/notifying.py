"""Who is told: those who may speak for an organ today, the deputy in place of the absent one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from huizhang.approvals.models import Case, Delegation, Delivery, Notification, Waiting
from huizhang.approvals.queries.cases import NOBODY, places
from huizhang.kernel.procedure import Slot, Stage
from huizhang.people.queries import Account, Seat
from huizhang.policy.pack import Pack


def holders(organ: str, college: str | None, group: int | None, day: date) -> list[Account]:
    """The seat's holders who are there; where all are absent, all of them."""
    lasting = Q(end__isnull=True) | Q(end__gt=day)
    place = {"organ": organ, **_unit("college", college), **_unit("class_group", group)}
    seats = Seat.objects.filter(lasting, start__lte=day, **place)
    everybody = list(Account.objects.filter(pk__in=seats.values("account"), is_active=True).order_by("pk"))
    if len(everybody) < 2:
        return everybody
    absent = set(deputised(day).filter(absent__in=seats).values_list("absent__account", flat=True))
    return [one for one in everybody if one.pk not in absent] or everybody


def others_decide(account: Account, stages: Iterable[Stage], day: date) -> bool:
    """Whether every stage has somebody to speak for it besides the account."""
    return all(
        (any if stage.any_one else all)(_others_speak(account, slot, day) for slot in stage.slots)
        for stage in stages
    )


def _others_speak(account: Account, slot: Slot, day: date) -> bool:
    return any(one.pk != account.pk for one in holders(slot.organ, slot.college, slot.class_group, day))


def _unit(field: str, value: object) -> dict[str, object]:
    return {field: value} if value else {f"{field}__isnull": True}


def deputised(day: date) -> QuerySet[Delegation]:
    """The delegations of the day."""
    return Delegation.objects.filter(first_day__lte=day, last_day__gte=day, ended__isnull=True)


def delegations_to(account: Account, day: date) -> QuerySet[Delegation]:
    """For whom the account speaks today."""
    return (
        deputised(day)
        .filter(deputy=account)
        .select_related("absent__account", "absent__college", "absent__class_group")
    )


def delegations_of(account: Account, day: date) -> QuerySet[Delegation]:
    """Who speaks for the account's seats, now and later."""
    found = Delegation.objects.filter(absent__account=account, last_day__gte=day, ended__isnull=True)
    named = found.select_related("absent__college", "absent__class_group", "deputy")
    return named.order_by("first_day", "pk")


def due_soon(day: date, last: date) -> QuerySet[Waiting]:
    """Not reminded of yet."""
    return _asked(Waiting.objects.filter(due__gte=day, due__lte=last, reminded__isnull=True))


def overdue(day: date) -> QuerySet[Waiting]:
    """Not brought before the guiding organ yet."""
    return _asked(Waiting.objects.filter(due__lt=day, escalated__isnull=True))


def _asked(found: QuerySet[Waiting]) -> QuerySet[Waiting]:
    return found.select_related("case__union").order_by("due", "pk")


def guiding_place(waiting: Waiting, pack: Pack) -> tuple[tuple[str, ...], str | None]:
    """Before which organs, of which college, an overdue case is brought: those that guide the union; where
    they themselves are late, those that guide the school union."""
    union = waiting.case.union
    level = union.level if union else "school"
    guiding = pack.guiding.get(level, ())
    if waiting.organ in guiding:
        return pack.guiding.get("school", ()), None
    of_college = [organ for organ in guiding if pack.organs[organ].level == "college"]
    return guiding, waiting.case.college_id if of_college else None


def escalated_to(account: Account, pack: Pack, day: date) -> QuerySet[Waiting]:
    """Overdue cases that were brought before organs on which the account sits."""
    found = NOBODY
    guiding = {level: pack.guiding.get(level, ()) for level in ("school", "college")}
    for seat in places(account, day):
        if seat.organ in guiding["school"] and seat.college_id is None:
            of_school = Q(case__union__isnull=True) | Q(case__union__level="school")
            found |= of_school | Q(organ__in=guiding["college"])
        elif seat.organ in guiding["college"] and seat.college_id:
            mine = Q(case__union__level="college", case__college=seat.college_id)
            found |= mine & ~Q(organ__in=guiding["college"])
    late = Waiting.objects.filter(found, escalated__isnull=False)
    if account.student_id:
        late = late.exclude(case__student=account.student_id)
    return late.select_related("case__union", "case__student").order_by("due", "pk")


def to_deliver(now: datetime) -> QuerySet[Delivery]:
    """What is not sent yet and whose next try has come."""
    found = Delivery.objects.filter(sent__isnull=True, given_up=False, due__lte=now)
    return found.select_related("notification").order_by("due", "pk")


def notifications_of(account: Account) -> QuerySet[Notification]:
    return Notification.objects.filter(told=account).select_related("case").order_by("-at", "-pk")


def case_with_waiting(number: int) -> Case | None:
    found = Case.objects.select_related("submitted_by", "union").prefetch_related("waiting")
    return found.filter(pk=number).first()

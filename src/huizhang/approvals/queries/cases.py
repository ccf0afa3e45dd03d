"""What waits for whom, where a case stands, and who may look at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, F, Min, Q, QuerySet

from huizhang.approvals.models import Case, Decision, Delegation, Waiting
from huizhang.approvals.rules.deciding import Own
from huizhang.approvals.rules.kinds import confidential, of_the_union
from huizhang.approvals.rules.reasons import CHAIN as REASONS
from huizhang.approvals.rules.stages import from_rows
from huizhang.kernel.procedure import Outcome, Position, Slot, Stage, State, Word, position
from huizhang.org.queries import presided
from huizhang.people.queries import Account, Seat, seats_held
from huizhang.people.queries.visibility import Sight

NOBODY = Q(pk__in=())


@dataclass(frozen=True, slots=True)
class Standing:
    """A case with its stages, the words of its round, and where that leaves it."""

    stages: tuple[Stage, ...]
    at: Position


def standing(case: Case, decisions: Iterable[Decision]) -> Standing:
    """`decisions` may be of every round."""
    stages = from_rows(case.stages)
    words = [
        Word(said.stage, said.organ, Outcome(said.outcome)) for said in decisions if said.round == case.round
    ]
    if case.state == State.WITHDRAWN:
        return Standing(stages, Position(State.WITHDRAWN))
    return Standing(stages, position(stages, words))


def determining(case: Case) -> Stage:
    """The stage at which organs determine; the last one where none is called so."""
    stages = from_rows(case.stages)
    return next((stage for stage in reversed(stages) if stage.act == "determine"), stages[-1])


def places(account: Account, day: date) -> list[Seat]:
    """The seats that speak today; a closed account has none."""
    return seats_held(account, day) if account.is_active else []


def seated(seats: Iterable[Seat]) -> Q:
    """Rows whose organ, college and class are those of one of the seats."""
    return reduce(or_, map(_of_seat, seats), NOBODY)


def _of_seat(seat: Seat) -> Q:
    college = Q(college=seat.college_id) if seat.college_id else Q(college__isnull=True)
    group = Q(class_group=seat.class_group_id) if seat.class_group_id else Q(class_group__isnull=True)
    return Q(organ=seat.organ) & college & group


def inbox(account: Account, day: date) -> QuerySet[Waiting]:
    """What waits for the account, the most urgent first, and nothing about the person."""
    waiting = Waiting.objects.filter(seated(places(account, day)))
    waiting = waiting.exclude(case__by_another=True, case__submitted_by=account)
    if account.student_id:
        waiting = waiting.exclude(case__student=account.student_id)
    return waiting.select_related(
        "case__union", "case__student", "case__submitted_by", "class_group"
    ).order_by(F("due").asc(nulls_last=True), "since", "pk")


def inbox_by_list(account: Account, day: date) -> QuerySet[Waiting]:
    """The same with one row for each list that waits for an organ, instead of one for everybody on it."""
    found = inbox(account, day)
    listed = found.order_by().exclude(case__batch="").values("case__batch", "organ")
    return found.filter(Q(case__batch="") | Q(pk__in=listed.annotate(first=Min("pk")).values("first")))


def lists_waiting(account: Account, day: date, rows: Iterable[Waiting]) -> dict[tuple[str, str], int]:
    """How many wait of the lists to which `rows` belong, by list and organ."""
    batches = {one.case.batch for one in rows if one.case.batch}
    found = inbox(account, day).order_by().filter(case__batch__in=batches)
    counted = found.values_list("case__batch", "organ").annotate(n=Count("pk"))
    return {(batch, organ): n for batch, organ, n in counted}


def organs_of_list(account: Account, batch: str, day: date) -> dict[str, set[int]]:
    """For which organs the account may speak on the list now, with the keys of the cases that wait."""
    found: dict[str, set[int]] = {}
    for one in inbox(account, day).filter(case__batch=batch):
        found.setdefault(one.organ, set()).add(one.case_id)
    return found


def reasons_to_accept() -> Q:
    """Cases that go beyond what is generally allowed, or explain what does, and are not decided."""
    return Q(state=State.OPEN) & (Q(facts__has_key="exceeded") | Q(kind=REASONS))


def returned_to(account: Account) -> QuerySet[Case]:
    """Handed in by the account and sent back for correction."""
    return Case.objects.filter(submitted_by=account, state=State.RETURNED).order_by("-pk")


def done_by(account: Account) -> QuerySet[Decision]:
    return (
        Decision.objects.filter(account=account)
        .select_related("case__union", "case__student")
        .order_by("-at", "-pk")
    )


def organs_waiting_for(account: Account, case: Case, day: date) -> list[Waiting]:
    """For which waiting organs the account may speak now; none where the case is the person's own."""
    if case_of_their_own(account, case) is not None:
        return []
    return list(case.waiting.filter(seated(places(account, day))).order_by("pk"))


def case_of_their_own(account: Account, case: Case) -> Own | None:
    """None where the account may decide on it, as far as it is concerned itself."""
    if account.student_id and account.student_id == case.student_id:
        return Own.ABOUT
    return Own.HANDED_IN if case.by_another and case.submitted_by_id == account.pk else None


def seat_for(account: Account, slot: Slot, day: date) -> Seat | None:
    """The account's seat that speaks for this organ and unit."""
    wanted = (slot.organ, slot.college, slot.class_group)
    held = places(account, day)
    return next((seat for seat in held if (seat.organ, seat.college_id, seat.class_group_id) == wanted), None)


def stood_in_for(account: Account, slot: Slot, day: date) -> Account | None:
    """The absent holder of the same seat for whom the account speaks today."""
    found = (
        Delegation.objects.filter(
            deputy=account,
            first_day__lte=day,
            last_day__gte=day,
            ended__isnull=True,
            absent__organ=slot.organ,
            absent__college=slot.college,
            absent__class_group=slot.class_group,
        )
        .select_related("absent__account")
        .first()
    )
    return found.absent.account if found else None


def cases_in_sight(account: Account, sight: Sight, day: date) -> QuerySet[Case]:
    """The unit's cases, one's own, those one's organs have spoken in or are asked about, and the matters of
    the union in whose presidium one is.

    A confidential one is seen by whoever handed it in and by the organs it asks, never by whom it is about.
    """
    every = Case.objects.select_related("union", "student", "submitted_by")
    concerned = Q(submitted_by=account) | Q(decisions__account=account)
    waits = Q(pk__in=Waiting.objects.filter(seated(places(account, day))).values("case"))
    secret = Q(kind__in=confidential())
    open_to_unit = ~secret if sight.school else ~secret & Q(college__in=sight.colleges)
    own = Q(student=account.student_id) if account.student_id else NOBODY
    asked = waits & ~(secret & own)
    together = Q(kind__in=of_the_union(), union__in=presided(account, day)) if account.student_id else NOBODY
    return every.filter(concerned | asked | open_to_unit | together | (own & ~secret)).distinct()

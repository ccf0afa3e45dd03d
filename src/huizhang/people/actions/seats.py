"""Who sits on which organ: seats are granted and ended, never deleted."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.kernel.message import Message, message
from huizhang.ledger import actions as ledger
from huizhang.people.actions.accounts import issue_token, open_account
from huizhang.people.actions.refusals import SeatRefused
from huizhang.people.models import Account, ClassGroup, College, Seat
from huizhang.people.queries.classes import misplaced
from huizhang.people.queries.seats import (
    GRANTING,
    GRANTING_IN_COLLEGE,
    OF_COLLEGE,
    OF_SCHOOL,
    account_named,
    may_grant,
    sits_on,
)


@transaction.atomic
def grant_seat(
    *,
    actor: Account,
    account: Account,
    organ: str,
    start: date,
    college: College | None = None,
    class_group: ClassGroup | None = None,
    end: date | None = None,
    level: str = "",
) -> Seat:
    """The school league committee grants seats, a college's league organisation those of its college's
    organs, an administrator only the first one of that committee. `level` is the organ's in the plan;
    `class_group` is whose branch it is, for a class league branch only.

    Raises SeatRefused.
    """
    today = timezone.localdate()
    _demand_granting(actor, organ, college, level, today)
    wrong = misplaced(organ, college, class_group)
    if wrong is not None:
        raise SeatRefused(wrong)
    if end is not None and end < start:
        raise SeatRefused(
            message("the seat would end on {end}, before it starts on {start}", end=end, start=start)
        )
    seat = Seat.objects.create(
        account=account,
        organ=organ,
        college=college,
        class_group=class_group,
        start=start,
        end=end,
        granted_by=actor,
    )
    ledger.record(
        actor.as_actor,
        act="grant_seat",
        organ=granting_organ(actor, college, today),
        subject=account.username,
        payload={
            "organ": organ,
            "college": college and college.name,
            "class": class_group and class_group.name,
            "start": start,
            "end": end,
        },
    )
    return seat


@transaction.atomic
def end_seat(*, actor: Account, seat: Seat, end: date) -> Seat:
    """From `end` on the seat is held no more; who may grant it may end it. Nothing is deleted.

    Raises SeatRefused.
    """
    today = timezone.localdate()
    kept = Seat.objects.select_for_update().get(pk=seat.pk)
    if not may_grant(actor, kept.organ, today, kept.college):
        raise SeatRefused(_who_grants(actor))
    if kept.end is not None and kept.end <= today:
        raise SeatRefused(message("this seat ended on {end} already", end=kept.end))
    if end < kept.start:
        raise SeatRefused(
            message("the seat would end on {end}, before it starts on {start}", end=end, start=kept.start)
        )
    kept.end = end
    kept.save(update_fields=["end"])
    ledger.record(
        actor.as_actor,
        act="end_seat",
        organ=granting_organ(actor, kept.college, today),
        subject=kept.account.username,
        payload={"organ": kept.organ, "college": kept.college_id, "start": kept.start, "end": end},
    )
    return kept


def granting_organ(actor: Account, college: College | None, day: date) -> str:
    """For which organ somebody grants; empty for an administrator."""
    if sits_on(actor, GRANTING, day):
        return GRANTING
    return GRANTING_IN_COLLEGE if college and sits_on(actor, GRANTING_IN_COLLEGE, day, college) else ""


def _demand_granting(actor: Account, organ: str, college: College | None, level: str, day: date) -> None:
    if not may_grant(actor, organ, day, college):
        raise SeatRefused(_who_grants(actor))
    by_college = not sits_on(actor, GRANTING, day) and college is not None
    of_school = level == "school" or organ.startswith(OF_SCHOOL)
    if (by_college and level != "college") or (of_school and college is not None):
        raise SeatRefused(message("{organ} is no organ of a college", organ=organ))
    if (level == "college" or organ.startswith(OF_COLLEGE)) and college is None:
        raise SeatRefused(message("{organ} is a college's: say of which college", organ=organ))


def _who_grants(actor: Account) -> Message:
    return message(
        "{name} may not grant or end this seat: the school league committee does, for a college's organs "
        "also that college's league organisation, and an administrator grants only the first one",
        name=actor.name,
    )


@transaction.atomic
def seat_person(
    *,
    actor: Account,
    username: str,
    name: str,
    organ: str,
    start: date,
    college: College | None = None,
    class_group: ClassGroup | None = None,
    end: date | None = None,
    level: str = "",
) -> str | None:
    """Grant a seat to somebody who may be new here; a newcomer gets an account and a token, returned.

    Raises SeatRefused.
    """
    known = account_named(username)
    account = known or open_account(actor=actor, username=username, name=name)
    grant_seat(
        actor=actor,
        account=account,
        organ=organ,
        start=start,
        college=college,
        class_group=class_group,
        end=end,
        level=level,
    )
    return None if known else issue_token(actor=actor, account=account)


@transaction.atomic
def settle_first_people(*, administrator: str, officer: str | None, start: date) -> dict[str, str]:
    """The first administrator and whoever gets the first seat on the school league committee.

    Returns the token of each by name.
    """
    first = open_account(actor=None, username=administrator, name=administrator, administrator=True)
    tokens = {administrator: issue_token(actor=first, account=first)}
    if officer:
        token = seat_person(actor=first, username=officer, name=officer, organ=GRANTING, start=start)
        if token is not None:
            tokens[officer] = token
    return tokens

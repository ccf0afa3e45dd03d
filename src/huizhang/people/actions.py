"""Accounts, the tokens with which they act on the command line, and their seats on organs."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from huizhang.kernel.message import Message, message
from huizhang.ledger import actions as ledger
from huizhang.people.activation import Newcomer, Slip, code_hash, new_code
from huizhang.people.models import Account, Activation, College, Seat, Token
from huizhang.people.queries.accounts import activation_for
from huizhang.people.queries.seats import (
    GRANTING,
    GRANTING_IN_COLLEGE,
    OF_COLLEGE,
    OF_SCHOOL,
    account_named,
    fingerprint,
    may_grant,
    sits_on,
)
from huizhang.people.queries.visibility import sight_of

MANY = 500


class ActRefused(Exception):
    """Nobody may act so; `message` says what is missing."""

    def __init__(self, said: Message) -> None:
        self.message = said
        super().__init__(said.say())


class SeatRefused(Exception):
    """The actor may not grant this seat; `message` says who may."""

    def __init__(self, said: Message) -> None:
        self.message = said
        super().__init__(said.say())


@transaction.atomic
def open_account(*, actor: Account | None, username: str, name: str, administrator: bool = False) -> Account:
    """`actor` is None only for the first administrator, whom `huizhang init` makes."""
    account = Account.objects.create_user(username, name=name, is_administrator=administrator)
    ledger.record(
        (actor or account).as_actor,
        act="open_account",
        subject=username,
        payload={"name": name, "administrator": administrator},
    )
    return account


@transaction.atomic
def issue_token(*, actor: Account, account: Account, expires: datetime | None = None) -> str:
    """A token to act with on the command line or by the API; shown once, and only its hash is kept."""
    token = secrets.token_urlsafe(32)
    Token.objects.create(account=account, sha256=fingerprint(token), expires=expires)
    ledger.record(actor.as_actor, act="issue_token", subject=account.username)
    return token


@transaction.atomic
def revoke_token(*, actor: Account, token: Token) -> None:
    """From now on it opens nothing. Raises ActRefused where it is somebody else's."""
    if token.account_id != actor.pk:
        raise ActRefused(message("this token is somebody else's"))
    if token.revoked is None:
        token.revoked = timezone.now()
        token.save(update_fields=["revoked"])
        ledger.record(actor.as_actor, act="revoke_token", subject=actor.username)


@transaction.atomic
def issue_codes(*, actor: Account, newcomers: Sequence[Newcomer], scope: str) -> list[Slip]:
    """Accounts where they are missing, a new code for each; earlier codes end. `scope` is for the ledger.

    Codes are not kept, so the slips are all there is of them. Raises ActRefused for somebody who does not
    keep accounts, and where a user name is somebody else's.
    """
    if not sight_of(actor, timezone.localdate()).keeps_accounts:
        raise ActRefused(message("{name} does not keep the accounts of this university", name=actor.name))
    accounts = _accounts_of(newcomers)
    expires = timezone.now() + settings.ACTIVATION_LASTS
    slips = [Slip(new.username, new.name, new.unit, new_code()) for new in newcomers]
    Activation.objects.bulk_create(
        [
            Activation(
                account=accounts[slip.username],
                code_hash=code_hash(slip.username, slip.code),
                expires=expires,
            )
            for slip in slips
        ],
        update_conflicts=True,
        unique_fields=["account"],
        update_fields=["code_hash", "made", "expires", "used"],
        batch_size=MANY,
    )
    payload = {"accounts": len(slips), "expires": expires}
    ledger.record(actor.as_actor, act="issue_codes", subject=scope, payload=payload)
    return slips


@transaction.atomic
def activate(*, username: str, code: str, password: str) -> Account:
    """Somebody takes the own account into use. The code keeps when; the ledger is for what organs do.

    Raises ActRefused, with the same sentence whatever is wrong.
    """
    found = activation_for(username, code)
    if found is None:
        raise ActRefused(
            message("this number and code do not belong together, or the code was used or has expired")
        )
    # whoever comes second with the same code finds it used
    if not Activation.objects.filter(pk=found.pk, used__isnull=True).update(used=timezone.now()):
        raise ActRefused(message("this code was used already"))
    found.account.set_password(password)
    found.account.save(update_fields=["password"])
    return found.account


def _accounts_of(newcomers: Sequence[Newcomer]) -> dict[str, Account]:
    known = _known_accounts(newcomers)
    taken = [
        new.username
        for new in newcomers
        if (account := known.get(new.username))
        and (account.student_id != new.student_no or account.has_usable_password())
    ]
    if taken:
        raise ActRefused(message("these user names are in use already: {names}", names=taken[:20]))
    missing = [new for new in newcomers if new.username not in known]
    Account.objects.bulk_create(
        [
            Account(
                username=new.username, name=new.name, student_id=new.student_no, password=make_password(None)
            )
            for new in missing
        ],
        batch_size=MANY,
    )
    return _known_accounts(newcomers)


def _known_accounts(newcomers: Sequence[Newcomer]) -> dict[str, Account]:
    names = [new.username for new in newcomers]
    found: dict[str, Account] = {}
    for start in range(0, len(names), MANY):
        found |= Account.objects.in_bulk(names[start : start + MANY], field_name="username")
    return found


@transaction.atomic
def grant_seat(
    *,
    actor: Account,
    account: Account,
    organ: str,
    start: date,
    college: College | None = None,
    end: date | None = None,
    level: str = "",
) -> Seat:
    """The school league committee grants seats, a college's league organisation those of its college's
    organs, an administrator only the first one of that committee. `level` is the organ's in the plan.

    Raises SeatRefused.
    """
    today = timezone.localdate()
    _demand_granting(actor, organ, college, level, today)
    if end is not None and end < start:
        raise SeatRefused(
            message("the seat would end on {end}, before it starts on {start}", end=end, start=start)
        )
    seat = Seat.objects.create(
        account=account, organ=organ, college=college, start=start, end=end, granted_by=actor
    )
    ledger.record(
        actor.as_actor,
        act="grant_seat",
        organ=granting_organ(actor, college, today),
        subject=account.username,
        payload={"organ": organ, "college": college and college.name, "start": start, "end": end},
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
    end: date | None = None,
    level: str = "",
) -> str | None:
    """Grant a seat to somebody who may be new here; a newcomer gets an account and a token, returned.

    Raises SeatRefused.
    """
    known = account_named(username)
    account = known or open_account(actor=actor, username=username, name=name)
    grant_seat(actor=actor, account=account, organ=organ, start=start, college=college, end=end, level=level)
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

"""Accounts, the tokens with which they act on the command line, and their seats on organs."""

from __future__ import annotations

import secrets
from datetime import date

from django.db import transaction

from huizhang.kernel.message import Message, message
from huizhang.ledger import actions as ledger
from huizhang.people.models import Account, College, Seat, Token
from huizhang.people.queries.seats import GRANTING, account_named, fingerprint, may_grant, sits_on


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
def issue_token(*, actor: Account, account: Account) -> str:
    """A token to act with on the command line; it is shown once and only its hash is kept."""
    token = secrets.token_urlsafe(32)
    Token.objects.create(account=account, sha256=fingerprint(token))
    ledger.record(actor.as_actor, act="issue_token", subject=account.username)
    return token


@transaction.atomic
def grant_seat(
    *,
    actor: Account,
    account: Account,
    organ: str,
    start: date,
    college: College | None = None,
    end: date | None = None,
) -> Seat:
    """The school league committee grants seats, an administrator only its first one.

    Raises SeatRefused.
    """
    if not may_grant(actor, organ, start):
        raise SeatRefused(
            message(
                "{name} may not grant this seat: the school league committee grants seats, and an "
                "administrator only the first one on that committee",
                name=actor.name,
            )
        )
    seat = Seat.objects.create(
        account=account, organ=organ, college=college, start=start, end=end, granted_by=actor
    )
    ledger.record(
        actor.as_actor,
        act="grant_seat",
        organ=GRANTING if sits_on(actor, GRANTING, start) else "",
        subject=account.username,
        payload={"organ": organ, "college": college and college.name, "start": start, "end": end},
    )
    return seat


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
) -> str | None:
    """Grant a seat to somebody who may be new here; a newcomer gets an account and a token, returned.

    Raises SeatRefused.
    """
    known = account_named(username)
    account = known or open_account(actor=actor, username=username, name=name)
    grant_seat(actor=actor, account=account, organ=organ, start=start, college=college, end=end)
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

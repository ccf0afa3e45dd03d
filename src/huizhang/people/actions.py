"""Accounts, the tokens with which they act on the command line, and their seats on organs."""

from __future__ import annotations

import secrets
from datetime import date

from django.db import transaction

from huizhang.kernel.message import Message, message
from huizhang.ledger import actions as ledger
from huizhang.people.models import Account, College, Seat, Token
from huizhang.people.seats import GRANTING, fingerprint, may_grant, sits_on


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

"""Accounts, the tokens with which they act, and the codes by which people take them into use."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from huizhang.kernel.message import Message, message
from huizhang.ledger import actions as ledger
from huizhang.people.activation import Newcomer, Slip, code_hash, new_code
from huizhang.people.models import Account, Activation, Token
from huizhang.people.queries.accounts import activation_for
from huizhang.people.queries.seats import fingerprint
from huizhang.people.queries.visibility import sight_of

MANY = 500


class ActRefused(Exception):
    """Nobody may act so; `message` says what is missing."""

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

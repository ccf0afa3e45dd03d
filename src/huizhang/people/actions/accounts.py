"""Accounts, and the tokens with which they act on the command line and by the API."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.people.actions.refusals import ActRefused
from huizhang.people.models import Account, Token
from huizhang.people.queries.seats import fingerprint


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

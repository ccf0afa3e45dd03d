"""Accounts for many people at once, which nobody can sign in to yet."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from huizhang.kernel.message import message
from huizhang.people.actions.refusals import ActRefused
from huizhang.people.activation import Newcomer
from huizhang.people.models import Account
from huizhang.people.queries.visibility import sight_of

MANY = 500


def demand_keeper(actor: Account) -> None:
    """Raises ActRefused for somebody who does not keep accounts."""
    if not sight_of(actor, timezone.localdate()).keeps_accounts:
        raise ActRefused(message("{name} does not keep the accounts of this university", name=actor.name))


def accounts_of(newcomers: Sequence[Newcomer]) -> dict[str, Account]:
    """By user name; made where they are missing. Raises ActRefused for names that are somebody else's."""
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

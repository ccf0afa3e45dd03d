"""Who acts on the command line, and for which organ: a token of a person with a seat, nothing less."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from huizhang.config.deployment import demand_deployment
from huizhang.kernel.message import message
from huizhang.people.actions import ActRefused
from huizhang.people.queries import Account, account_of_token, seats_held
from huizhang.people.queries.asking import Asking, asking
from huizhang.shell.language import spoken


@dataclass(frozen=True, slots=True)
class Acting:
    account: Account
    organ: str


def account_with(token: str | None) -> Account:
    """Raises ActRefused."""
    if not token:
        raise ActRefused(
            message(
                "acts need the API token of a person: give it with --token or in HUIZHANG_TOKEN "
                "(huizhang init shows the first one)"
            )
        )
    account = account_of_token(token)
    if account is None:
        raise ActRefused(message("this token is unknown, expired or revoked"))
    return account


@contextmanager
def as_person(token: str | None) -> Iterator[Asking]:
    """The person of the token, spoken to in the language of the command line. Raises ActRefused."""
    demand_deployment()
    account = account_with(token)
    with translation.override("en" if spoken().code == "en" else "zh-hans"):
        yield asking(account)


def acting_for(token: str | None, organs: tuple[str, ...]) -> Acting:
    """The person of the token, for the first of `organs` on which that person sits today.

    Raises ActRefused.
    """
    account = account_with(token)
    held = {seat.organ for seat in seats_held(account, date.today())}
    for organ in organs:
        if organ in held:
            return Acting(account, organ)
    raise ActRefused(
        message(
            "{name} holds no seat that may do this; one of {organs} may (huizhang seat grant)",
            name=account.name,
            organs=list(organs),
        )
    )

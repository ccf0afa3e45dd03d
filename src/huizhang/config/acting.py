"""Who acts on the command line, and for which organ: a token of a person with a seat, nothing less."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huizhang.kernel.message import message
from huizhang.people.actions import ActRefused
from huizhang.people.queries import Account, account_of_token, seats_held


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

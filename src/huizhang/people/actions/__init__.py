"""Accounts, the tokens with which they act on the command line, and their seats on organs."""

from huizhang.people.actions.accounts import (
    ActRefused,
    activate,
    issue_codes,
    issue_token,
    open_account,
    revoke_token,
)
from huizhang.people.actions.seats import (
    SeatRefused,
    end_seat,
    grant_seat,
    granting_organ,
    seat_person,
    settle_first_people,
)

__all__ = [
    "ActRefused",
    "SeatRefused",
    "activate",
    "end_seat",
    "grant_seat",
    "granting_organ",
    "issue_codes",
    "issue_token",
    "open_account",
    "revoke_token",
    "seat_person",
    "settle_first_people",
]

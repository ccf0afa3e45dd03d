"""What is done to accounts, tokens, codes and seats."""

from huizhang.people.actions.accounts import issue_token, open_account, revoke_token
from huizhang.people.actions.codes import activate, issue_codes
from huizhang.people.actions.mailing import mail_again, mail_codes, send
from huizhang.people.actions.refusals import ActRefused, SeatRefused
from huizhang.people.actions.seats import (
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
    "mail_again",
    "mail_codes",
    "open_account",
    "revoke_token",
    "seat_person",
    "send",
    "settle_first_people",
]

"""What is told outside the pages, in which words, and when it is tried again. Pure.

The words name the kind of case, its number, the organ and the day; never a person, a standing or a mark.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from huizhang.kernel.message import Message, message


class Why(StrEnum):
    WAITS = "waits"
    REMINDS = "reminds"
    ESCALATED = "escalated"
    RETURNED = "returned"
    APPROVED = "approved"
    REJECTED = "rejected"


TITLES = {
    Why.WAITS: message("A case waits for you"),
    Why.REMINDS: message("A case is due soon"),
    Why.ESCALATED: message("A case is overdue"),
    Why.RETURNED: message("A case came back to you for correction"),
    Why.APPROVED: message("A case is approved"),
    Why.REJECTED: message("A case is rejected"),
}
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after so many failed tries; None: no more."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def body(why: Why, kind: str, number: str, organ: str, due: date | None, link: str) -> Message:
    if why in (Why.RETURNED, Why.APPROVED, Why.REJECTED):
        return message("{kind} ({number}), which you handed in. {link}", kind=kind, number=number, link=link)
    if due is None:
        return message(
            "{kind} ({number}) waits for {organ}. {link}", kind=kind, number=number, organ=organ, link=link
        )
    if why is Why.ESCALATED:
        return message(
            "{kind} ({number}) was due for {organ} on {due}. {link}",
            kind=kind,
            number=number,
            organ=organ,
            due=due,
            link=link,
        )
    return message(
        "{kind} ({number}) waits for {organ} until {due}. {link}",
        kind=kind,
        number=number,
        organ=organ,
        due=due,
        link=link,
    )

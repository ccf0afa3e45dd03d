"""What is told outside the pages, in which words, and when it is tried again. Pure.

The words name the kind of case, its number, the organ and the day; never a person, a standing or a mark.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    NOTICE_BEGUN = "notice_begun"
    NOTICE_ENDED = "notice_ended"
    NOTICE_WAITS = "notice_waits"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    HOURS = "hours"
    RELEASED = "released"
    ROUND = "round"
    DOCKETED = "docketed"
    OPINION = "opinion"
    REFUSED = "refused"
    REPLIED = "replied"
    CALLED_OFF = "called_off"
    MILESTONE = "milestone"
    MILESTONE_LATE = "milestone_late"


TITLES = {
    Why.WAITS: message("A case waits for you"),
    Why.REMINDS: message("A case is due soon"),
    Why.ESCALATED: message("A case is overdue"),
    Why.RETURNED: message("A case came back to you for correction"),
    Why.APPROVED: message("A case is approved"),
    Why.REJECTED: message("A case is rejected"),
    Why.NOTICE_BEGUN: message("A public notice has begun"),
    Why.NOTICE_ENDED: message("A public notice is over, and what was determined took effect"),
    Why.NOTICE_WAITS: message("A public notice is over and waits for an organ"),
    Why.ACCEPTED: message("You are accepted as a volunteer"),
    Why.DECLINED: message("Your sign-up as a volunteer is declined"),
    Why.HOURS: message("Hours of yours as a volunteer are written down"),
    Why.RELEASED: message("You are released as a volunteer"),
    Why.ROUND: message("The daily round could not finish"),
    Why.DOCKETED: message("A proposal is docketed"),
    Why.OPINION: message("A proposal became an opinion"),
    Why.REFUSED: message("A proposal is not docketed"),
    Why.REPLIED: message("A proposal is replied to"),
    Why.CALLED_OFF: message("A congress is cancelled, and a case with it"),
    Why.MILESTONE: message("A step of a congress is due soon"),
    Why.MILESTONE_LATE: message("A step of a congress is overdue"),
}
OF_SERVICE = (Why.ACCEPTED, Why.DECLINED, Why.HOURS, Why.RELEASED)
NOTICES = (Why.NOTICE_BEGUN, Why.NOTICE_ENDED, Why.NOTICE_WAITS)
PROPOSALS = (Why.DOCKETED, Why.OPINION, Why.REFUSED, Why.REPLIED)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after so many failed tries; None: no more."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


@dataclass(frozen=True, slots=True)
class Served:
    """A volunteer's service in a project: from or until `day`, or so many hours on it; below zero, taken
    back."""

    project: str
    day: date
    hours: float = 0


def body_of_service(why: Why, served: Served, link: str) -> Message:
    facts = {"project": served.project, "day": served.day, "link": link}
    if why is Why.ACCEPTED:
        return message("{project}: you serve from {day} on. {link}", **facts)
    if why is Why.DECLINED:
        return message("{project}: whoever runs it has declined, on {day}. {link}", **facts)
    hours = f"{abs(served.hours):g}"
    if why is Why.HOURS and served.hours < 0:
        return message("{project}: {n} hours of {day} are taken back. {link}", n=hours, **facts)
    if why is Why.HOURS:
        return message("{project}: {n} hours on {day}. {link}", n=hours, **facts)
    return message(
        "{project}: your service ended on {day}. Your hours and your certificate are on the page of "
        "projects. {link}",
        **facts,
    )


def body_of_round(part: Message, day: date) -> Message:
    return message("{part}: not done on {day}. The log of the program says why.", part=part, day=day)


def body_of_milestone(why: Why, congress: str, step: Message, due: date, link: str) -> Message:
    facts = {"congress": congress, "step": step, "due": due, "link": link}
    if why is Why.MILESTONE_LATE:
        return message("{congress}: “{step}” was due on {due}. {link}", **facts)
    return message("{congress}: “{step}” is due by {due}. {link}", **facts)


def body(why: Why, kind: str, number: str, organ: str, due: date | None, link: str) -> Message:
    if why in (Why.RETURNED, Why.APPROVED, Why.REJECTED):
        return message("{kind} ({number}), which you handed in. {link}", kind=kind, number=number, link=link)
    if why is Why.CALLED_OFF:
        return message(
            "{kind} ({number}) is closed, as the congress does not take place. {link}",
            kind=kind,
            number=number,
            link=link,
        )
    if why in PROPOSALS:
        return message(
            "{kind} ({number}), which you proposed or second. {link}", kind=kind, number=number, link=link
        )
    if why in NOTICES and due is not None:
        return _of_notice(why, kind, number, due, link)
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


def _of_notice(why: Why, kind: str, number: str, due: date, link: str) -> Message:
    facts = {"kind": kind, "number": number, "due": due, "link": link}
    if why is Why.NOTICE_BEGUN:
        return message("{kind} ({number}): on public notice until {due}. {link}", **facts)
    if why is Why.NOTICE_ENDED:
        return message(
            "{kind} ({number}): on public notice until {due}; nothing stood against it. {link}", **facts
        )
    return message(
        "{kind} ({number}): on public notice until {due}; an organ that determined closes it. {link}", **facts
    )

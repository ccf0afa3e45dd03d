"""What the calls about a session answer with, and whose session they mean."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404
from django.utils import timezone
from ninja import Schema

from huizhang.congress.doors.congresses import CongressIn
from huizhang.congress.models import Session, SessionResolution
from huizhang.congress.queries.session.house import counted
from huizhang.congress.queries.session.roll import presiding
from huizhang.congress.queries.session.standing import ONLY_WHO_LEADS, Standing, standing_at
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require


class DelegationOut(Schema):
    name: str
    entitled: int
    present: int


class SessionPointOut(Schema):
    number: int
    text: str
    begins: datetime.datetime
    minutes: int
    speaker: str


class ResolutionOut(Schema):
    """`needed` votes carry it; `threshold` is the part of those present that this is."""

    number: int
    text: str
    majority: str
    method: str
    threshold: str
    present: int
    needed: int
    in_favour: int
    against: int
    abstained: int
    carried: bool


class SessionOut(Schema):
    """`least` is the quorum as a number."""

    congress: str
    place: str
    begins: datetime.datetime
    quorum: str
    decisions: str
    charter: str
    entitled: int
    present: int
    least: int
    reached: bool
    closed_at: datetime.datetime | None = None
    delegations: list[DelegationOut]
    presidium: list[str]
    agenda: list[SessionPointOut]
    resolutions: list[ResolutionOut]


def sitting(me: Asking, given: CongressIn) -> tuple[Standing, Session]:
    """Raises PermissionDenied, Http404 also where no books are open."""
    found = standing_at(me, given.congress, me.pack, me.today)
    if found.session is None:
        raise Http404
    return found, found.session


def led(me: Asking, given: CongressIn) -> Session:
    """Raises PermissionDenied, Http404."""
    found, session = sitting(me, given)
    require(found.leads, ONLY_WHO_LEADS)
    return session


def aware(moment: datetime.datetime) -> datetime.datetime:
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def told(session: Session) -> dict[str, Any]:
    session.refresh_from_db()
    count = counted(session)
    return {
        "congress": session.congress_id,
        "place": session.place,
        "begins": session.begins,
        "quorum": session.quorum,
        "decisions": session.decisions,
        "charter": session.charter,
        "entitled": count.entitled,
        "present": count.present,
        "least": count.least,
        "reached": count.reached,
        "closed_at": session.closed_at,
        "delegations": [
            {"name": one.name, "entitled": one.entitled, "present": one.present} for one in count.groups
        ],
        "presidium": [one.student.name for one in presiding(session)],
        "agenda": list(session.agenda.values("number", "text", "begins", "minutes", "speaker")),
        "resolutions": [resolution_told(one) for one in session.resolutions.all()],
    }


def resolution_told(one: SessionResolution) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ResolutionOut.model_fields}

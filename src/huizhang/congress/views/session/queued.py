"""Check-ins as a browser queues them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.session import check_in, check_out
from huizhang.congress.models import Session
from huizhang.congress.rules.session.attendance import Arrival
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

# in one request; a browser sends the rest in the next
MOST = 100
TEXTS = ("key", "student_no", "code", "door")
LONGEST = 200


class BadQueue(ValueError):
    """Not what our page sends."""


@dataclass(frozen=True, slots=True)
class Entry:
    leaves: bool
    arrival: Arrival


def read(sent: Any) -> list[Entry]:
    """Raises BadQueue."""
    entries = sent.get("entries") if isinstance(sent, dict) else None
    if not isinstance(entries, list) or not 0 < len(entries) <= MOST:
        raise BadQueue
    return [_entry(one) for one in entries]


def answered(actor: Account, session: Session, entries: Iterable[Entry], pack: Pack) -> list[dict[str, str]]:
    return list(_answers(actor, session, entries, pack))


def _answers(
    actor: Account, session: Session, entries: Iterable[Entry], pack: Pack
) -> Iterator[dict[str, str]]:
    for one in entries:
        act = check_out if one.leaves else check_in
        try:
            made = act(actor=actor, session=session, arrival=one.arrival, pack=pack)
        except CaseRefused as refused:
            said = " ".join(each.say(gettext) for each in refused.messages)
            yield {"key": one.arrival.key, "state": "refused", "said": said}
        else:
            student = made.entitled.student
            at = made.left if one.leaves and made.left else made.arrived
            yield {
                "key": one.arrival.key,
                "state": "done",
                "said": f"{timezone.localtime(at):%H:%M:%S}",
                "student_no": student.pk,
                "name": student.name,
            }


def _entry(one: Any) -> Entry:
    if not isinstance(one, dict):
        raise BadQueue
    texts = {name: one.get(name, "") for name in TEXTS}
    if not all(isinstance(text, str) and len(text) <= LONGEST for text in texts.values()):
        raise BadQueue
    return Entry(one.get("act") == "out", Arrival(**texts, stated=_moment(one.get("at"))))


def _moment(text: Any) -> datetime | None:
    """None for what is no moment with its time zone: then the server's own counts."""
    try:
        found = parse_datetime(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return found if found is not None and timezone.is_aware(found) else None

"""When and where a session sat, and sits: adjourned sittings first, the session's own last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from huizhang.congress.models import Session
from huizhang.congress.rules.session.arranging import Span


@dataclass(frozen=True, slots=True)
class Held:
    """`ended` is when it was adjourned or closed; None while it is to come or under way."""

    place: str
    begins: datetime
    ended: datetime | None


def sittings_of(session: Session) -> list[Held]:
    before = [Held(one.place, one.begins, one.ended) for one in session.sittings.all()]
    return [*before, Held(session.place, session.begins, session.closed_at)]


def spans_of(session: Session) -> list[Span]:
    return [Span(one.begins, one.ended) for one in sittings_of(session)]


class Clock:
    """Writes moments of a session: with their day where it sat on several."""

    def __init__(self, sittings: Sequence[Held]) -> None:
        moments = [at for one in sittings for at in (one.begins, one.ended) if at is not None]
        self.days = len({timezone.localdate(at) for at in moments}) > 1

    def __call__(self, moment: datetime) -> str:
        local = timezone.localtime(moment)
        day = f"{local.month}月{local.day}日" if self.days else ""
        return f"{day}{local:%H:%M}"

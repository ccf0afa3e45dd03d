"""The minutes (会议纪要) of a session on paper, in Chinese as filed (GB/T 9704)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from huizhang.congress.models import Session
from huizhang.congress.queries.session.minutes import Minutes, minutes_of
from huizhang.congress.queries.session.sittings import Held
from huizhang.documents.papers import Form, Paper, in_chinese, made

ROWS = ("delegations", "presidium", "agenda", "resolutions", "late", "left", "absent")


def minutes_paper(session: Session, form: Form) -> bytes:
    """Raises huizhang.documents.typst.FontMissing."""
    return made(Paper.SESSION_MINUTES, form, minutes_values(session, minutes_of(session)))


def minutes_values(session: Session, minutes: Minutes) -> dict[str, Any]:
    """What both templates print; every value is text or rows of texts."""
    rows = {name: list(getattr(minutes, name)) for name in ROWS}
    return {
        **rows,
        "title": f"{session.congress_id}会议纪要",
        "draft": "" if session.closed_at else "（草稿，会议尚未结束）",
        "when": "；".join(map(in_hours, minutes.sittings)),
        "place": "；".join(dict.fromkeys(one.place for one in minutes.sittings)),
        "attendance": minutes.attendance,
        "union": session.congress.union_id,
        "printed": in_chinese(timezone.localdate()),
    }


def in_hours(sitting: Held) -> str:
    """2026年12月1日 09:00—11:30; without its end while it is under way."""
    begins = timezone.localtime(sitting.begins)
    said = f"{in_chinese(begins.date())} {begins:%H:%M}"
    if sitting.ended is None:
        return said
    ended = timezone.localtime(sitting.ended)
    day = in_chinese(ended.date()) if ended.date() != begins.date() else ""
    return f"{said}—{day}{ended:%H:%M}"

"""The minutes (会议纪要) of a session on paper, in Chinese as filed (GB/T 9704)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils import timezone

from huizhang.congress.models import Session
from huizhang.congress.queries.session.minutes import Minutes, clock, day_of, minutes_of
from huizhang.documents.papers import Form, Paper, in_chinese, made


def minutes_paper(session: Session, form: Form) -> bytes:
    """Raises huizhang.documents.typst.FontMissing."""
    return made(Paper.SESSION_MINUTES, form, minutes_values(session, minutes_of(session)))


def minutes_values(session: Session, minutes: Minutes) -> dict[str, Any]:
    """What both templates print; every value is text or rows of texts."""
    closed = session.closed_at
    rows = {name: list(value) for name, value in asdict(minutes).items() if isinstance(value, (list, tuple))}
    return {
        **rows,
        "title": f"{session.congress_id}会议纪要",
        "draft": "" if closed else "（草稿，会议尚未结束）",
        "day": in_chinese(day_of(session)),
        "begins": clock(session.begins),
        "ends": clock(closed) if closed else "",
        "place": session.place,
        "attendance": minutes.attendance,
        "union": session.congress.union_id,
        "printed": in_chinese(timezone.localdate()),
    }

"""The staff list (名册) and the appointment notice (任职通知) of a union, as Word and PDF, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from huizhang.compliance.plan import plan_on
from huizhang.compliance.unions.roster import RosterRow
from huizhang.compliance.unions.words import post_word
from huizhang.documents.papers import Form, Paper, in_chinese, made
from huizhang.kernel.message import Message
from huizhang.kernel.records import Post
from huizhang.org.queries import Post as PostOnRecord
from huizhang.policy.pack import Pack

KINDS: Mapping[str, tuple[Paper, Form, str]] = {
    "list.docx": (Paper.STAFF_LIST, "docx", "名册"),
    "list.pdf": (Paper.STAFF_LIST, "pdf", "名册"),
    "notice.docx": (Paper.APPOINTMENT_NOTICE, "docx", "任职通知"),
    "notice.pdf": (Paper.APPOINTMENT_NOTICE, "pdf", "任职通知"),
}
IMPORTED = "原有任职"


def paper(kind: str, union: str, day: date, rows: Sequence[RosterRow]) -> tuple[str, str, bytes]:
    """Name, form and content of one of KINDS. Raises PackError, FontMissing."""
    which, form, called = KINDS[kind]
    pack = plan_on(day)
    with translation.override("zh-hans"):
        values = (_listed if which is Paper.STAFF_LIST else _noticed)(union, day, rows, pack)
        return f"{union} {called} {day}.{form}", form, made(which, form, values)


def _listed(union: str, day: date, rows: Sequence[RosterRow], pack: Pack) -> dict[str, Any]:
    return {
        "institution": pack.institution,
        "title": f"{union}名册",
        "day": in_chinese(day),
        "count": len(rows),
        "rows": [
            {
                "n": number,
                "name": row.name,
                "number": row.student_no,
                "post": "、".join(map(_said, row.words)),
                "department": "、".join(row.departments),
                "political_status": row.political_status,
                "since": in_chinese(row.since),
            }
            for number, row in enumerate(rows, 1)
        ],
    }


def _noticed(union: str, day: date, rows: Sequence[RosterRow], pack: Pack) -> dict[str, Any]:
    """By which case each post was given; those from before there were cases came in with a folder."""
    bases = _bases(union)
    whom = (
        f"{rows[0].name}等{len(rows)}名同学" if len(rows) > 1 else "".join(row.name for row in rows) + "同学"
    )
    return {
        "head": union,
        "title": f"关于{whom}任职的通知",
        "plan": pack.title,
        "union": union,
        "day": in_chinese(day),
        "rows": [
            {
                "name": row.name,
                "number": row.student_no,
                "post": _said(post_word(post.post)),
                "department": post.department or "",
                "term": _term(post),
                "basis": bases.get(_key(post), IMPORTED),
            }
            for row in rows
            for post in row.posts
        ],
    }


def _bases(union: str) -> dict[tuple[Any, ...], str]:
    """The cases that gave the posts of this union, in one query."""
    given = PostOnRecord.objects.filter(union=union).exclude(basis="")
    named = "student_id", "post", "department", "start", "basis"
    return {tuple(row[:-1]): row[-1] for row in given.values_list(*named)}


def _key(post: Post) -> tuple[Any, ...]:
    return post.student_no, post.post, post.department or "", post.start


def _term(post: Post) -> str:
    start = in_chinese(post.start)
    return f"{start}至{in_chinese(post.end)}" if post.end else f"{start}起"


def _said(word: Message | str) -> str:
    return word.say(gettext) if isinstance(word, Message) else word

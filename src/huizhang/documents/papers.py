"""The documents that huizhang makes, each as Word and as PDF of the same values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from huizhang.documents.typst import pdf
from huizhang.documents.word import MEDIA_TYPE, docx

TEMPLATES = Path(__file__).parent / "templates"
Form = Literal["docx", "pdf"]
# https://www.w3.org/TR/xml/#charsets
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MEDIA_TYPES: Mapping[str, str] = {"docx": MEDIA_TYPE, "pdf": "application/pdf"}


class Paper(StrEnum):
    """By the names of their templates."""

    APPROVAL_FORM = "approval_form"
    STAFF_LIST = "staff_list"
    APPOINTMENT_NOTICE = "appointment_notice"
    CONGRESS_REQUEST = "congress_request"
    DELEGATE_LIST = "delegate_list"
    CREDENTIALS_REPORT = "credentials_report"
    SESSION_MINUTES = "session_minutes"
    PROPOSAL_REPORT = "proposal_report"
    ELECTION_ANNOUNCEMENT = "election_announcement"


def made(paper: Paper, form: Form, values: Mapping[str, Any]) -> bytes:
    """Control characters are left out. Raises FontMissing where a PDF cannot be set in Chinese."""
    printable = _printable(values)
    if form == "docx":
        return docx(TEMPLATES / f"{paper}.docx", printable)
    return pdf(TEMPLATES / f"{paper}.typ", printable)


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return NOT_IN_XML.sub("", value)
    if isinstance(value, Mapping):
        return {name: _printable(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable(one) for one in value]
    return value


def in_chinese(day: date) -> str:
    """2026年3月1日, as official documents write a day (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"

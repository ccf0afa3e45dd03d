"""Days as people write them."""

from __future__ import annotations

from datetime import date

from huizhang.kernel.message import MONTHS
from huizhang.shell.language import ENGLISH, Language


def spelled(day: date, language: Language) -> str:
    """2026年3月1日, or 1 March 2026."""
    if language == ENGLISH:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"

"""What the pack and the calendar say of standings computed from transcripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from huizhang.kernel.terms import Calendar, Term

WORDS = {"优秀": 95, "良好": 85, "中等": 75, "及格": 65, "不及格": 50}


@dataclass(frozen=True)
class StandingParameters:
    """Terms are written 2025-2026-1; since entry is every term up to and with `since_entry`.

    `retake_counts_as`: under `cleared` a passed retake clears the course; under `still_failed` a failed
    first attempt counts as well.
    """

    last_term: str
    last_year: tuple[str, str]
    since_entry: str
    words: Mapping[str, int] = field(default_factory=lambda: WORDS, hash=False)
    pass_mark: int = 60
    retake_counts_as: Literal["cleared", "still_failed"] = "cleared"

    @classmethod
    def on(cls, day: date, calendar: Calendar) -> StandingParameters:
        """The windows of that day: the last completed term and academic year, and up to the current term."""
        year = calendar.recent_years(day)[0]
        return cls(
            last_term=str(calendar.last_completed(day)),
            last_year=(str(Term(year, 1)), str(Term(year, 2))),
            since_entry=str(calendar.term_of(day)),
        )

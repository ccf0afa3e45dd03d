"""When the terms begin, as somebody chose it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from huizhang.compliance.plans.change import SettingRefused
from huizhang.compliance.plans.settings_asked import start_typed
from huizhang.compliance.plans.written import with_block, with_blocks_of
from huizhang.kernel.message import Message, message
from huizhang.kernel.terms import Calendar
from huizhang.policy.heading import ABOUT, TERMS
from huizhang.policy.pack import Pack

LAST_DAY = 28
TERM_NAMES = {"first": message("First term (autumn)"), "second": message("Second term (spring)")}


@dataclass(frozen=True, slots=True)
class TermsSetting:
    """From `start` on the terms begin on these days of every year, each (month, day)."""

    first: tuple[int, int]
    second: tuple[int, int]
    start: date

    file, subject, rule = ABOUT, TERMS, ""

    @property
    def values(self) -> dict[str, str]:
        """As packs write them."""
        days = (self.first, self.second)
        return {name: f"{month:02}-{day:02}" for name, (month, day) in zip(TERM_NAMES, days, strict=True)}

    @property
    def payload(self) -> dict[str, Any]:
        return {"key": TERMS, "value": [*self.values.values()], "from": self.start}

    def written(self, before: str, note: str) -> str:
        return with_block(with_blocks_of(before, TERMS), TERMS, {"from": self.start}, self.values, note)

    def holds_in(self, pack: Pack) -> bool:
        return pack.calendar == Calendar(self.first, self.second)

    def placed(self, what: Message, pack: Pack) -> Message:
        return message("Terms: {what}", what=what)

    def departures(self, plan: Pack, pack: Pack) -> Iterator[Message]:
        """No article says when a term begins."""
        return iter(())


def terms_typed(given: Mapping[str, str], today: date) -> TermsSetting:
    """`first_month`, `first_day`, `second_month`, `second_day` and `start`. Raises SettingRefused."""
    first, second = (_day(given, name) for name in TERM_NAMES)
    return TermsSetting(first, second, start_typed(given.get("start", ""), today))


def _day(given: Mapping[str, str], name: str) -> tuple[int, int]:
    typed = [given.get(f"{name}_{part}", "") for part in ("month", "day")]
    if all(one.isdecimal() and one.isascii() and len(one) <= 2 for one in typed):
        month, day = map(int, typed)
        if 1 <= month <= 12 and 1 <= day <= LAST_DAY:
            return month, day
    raise SettingRefused(message("A term begins on a month and a day up to the {n}th.", n=LAST_DAY))


def terms_held(pack: Pack) -> list[str]:
    """As packs write them: ["09-01", "02-15"]."""
    return [f"{month:02}-{day:02}" for month, day in (pack.calendar.first, pack.calendar.second)]


def terms_in_words(days: Sequence[str]) -> Message:
    (first_month, first_day), (second_month, second_day) = (map(int, day.split("-")) for day in days)
    return message(
        "the first term begins on {m1}-{d1}, the second on {m2}-{d2}",
        m1=first_month,
        d1=first_day,
        m2=second_month,
        d2=second_day,
    )

"""How many days an organ has and a notice runs, as somebody typed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from huizhang.compliance.plans.change import SettingRefused
from huizhang.compliance.plans.settings_asked import start_typed
from huizhang.compliance.plans.written import with_block, with_blocks_of
from huizhang.kernel.message import Message, message
from huizhang.policy.heading import ABOUT, DAYS
from huizhang.policy.pack import Pack
from huizhang.policy.time_limits import MOST_DAYS

NAMES = {
    "decide": message("for an organ's word on a case"),
    "remind": message("before the end of that time, to remind"),
    "notice": message("for a public notice; 0 for none"),
    "objection": message("for answering an objection"),
    "congress_preparing": message("before a congress: the request to prepare it granted"),
    "congress_committee": message("before a congress: its preparatory committee formed"),
    "congress_seats": message("before a congress: its seats decided"),
    "congress_convening": message("before a congress: the request to convene it granted"),
    "congress_delegates": message("before a congress: its delegates elected"),
    "congress_credentials": message("before a congress: credentials checked"),
    "congress_preliminary": message("before a congress: its preliminary meeting"),
    "congress_announced": message("after a congress: its result announced"),
    "congress_approved": message("after a congress: its result approved"),
    "congress_filed": message("after a congress: its result filed"),
    "proposal_closing": message("before a congress: the last day for proposals"),
    "proposal_reply": message("for an office's reply to a proposal"),
}


def called(name: str) -> Message:
    return NAMES.get(name) or message("{key}", key=name)


@dataclass(frozen=True, slots=True)
class DaysSetting:
    """`value` days for `name` from `start` on. No finding rests on it."""

    name: str
    value: int
    start: date

    file, subject, rule = ABOUT, DAYS, ""

    @property
    def payload(self) -> dict[str, Any]:
        return {"key": self.name, "value": self.value, "from": self.start}

    def written(self, before: str, note: str) -> str:
        blocks = with_blocks_of(before, DAYS)
        return with_block(blocks, DAYS, {"from": self.start}, {self.name: self.value}, note)

    def holds_in(self, pack: Pack) -> bool:
        return pack.days.get(self.name) == self.value

    def placed(self, what: Message, pack: Pack) -> Message:
        return message("Days: {what}", what=what)

    def departures(self, plan: Pack, pack: Pack) -> Iterator[Message]:
        """No article says how long."""
        return iter(())


def days_typed(name: str, typed: str, start: str, today: date) -> DaysSetting:
    """Raises SettingRefused."""
    text = typed.strip()
    if not (text.isdecimal() and text.isascii() and len(text) <= 3 and int(text) <= MOST_DAYS):
        raise SettingRefused(message("Write a whole number of days, at most {n}.", n=MOST_DAYS))
    return DaysSetting(name, int(text), start_typed(start, today))

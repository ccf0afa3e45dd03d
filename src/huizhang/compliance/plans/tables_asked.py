"""A value of a table of the school's pack, as somebody typed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from huizhang.compliance.plans.change import SettingRefused
from huizhang.compliance.plans.settings_asked import YES_NO as YES_OR_NO
from huizhang.compliance.plans.settings_asked import start_typed
from huizhang.compliance.plans.tables import (
    AT_LEAST,
    CHOICE,
    PART,
    PERCENT,
    TEXTS,
    TITLES,
    WHOLE,
    YES_NO,
    Entry,
)
from huizhang.compliance.plans.written import with_block, with_blocks_of
from huizhang.kernel.message import Message, message
from huizhang.kernel.threshold import threshold
from huizhang.policy.electing import is_part
from huizhang.policy.heading import ABOUT
from huizhang.policy.pack import Pack

LONGEST = 2000
# where names of organs are kept by their id
OFFICES = ("offices", "college_offices")
HINTS = {
    WHOLE: message("a whole number, zero or more"),
    PERCENT: message("a whole number of percent, 0 to 100"),
    PART: message("a part such as 1/5 or 2/3"),
    AT_LEAST: message("a part such as >=2/3 (at least) or >1/2 (more than)"),
    TEXTS: message("one in each line; organs of the plan by any of their names"),
    YES_NO: message("yes or no"),
    CHOICE: message("one of the choices"),
}
_LINES = re.compile(r"[\r\n;；,，、]+")


@dataclass(frozen=True, slots=True)
class TableSetting:
    """`value` of the entry from `start` on. No finding rests on it."""

    entry: Entry
    value: Any
    start: date

    file, rule = ABOUT, ""

    @property
    def subject(self) -> str:
        return self.entry.table

    @property
    def payload(self) -> dict[str, Any]:
        return {"key": self.entry.key, "value": self.value, "from": self.start}

    def written(self, before: str, note: str) -> str:
        blocks = with_blocks_of(before, self.entry.table)
        return with_block(blocks, self.entry.table, {"from": self.start}, {self.entry.key: self.value}, note)

    def holds_in(self, pack: Pack) -> bool:
        return bool(self.entry.value(pack) == self.value)

    def placed(self, what: Message, pack: Pack) -> Message:
        return message(
            "{table}, {key}: {what}", table=TITLES[self.entry.table], key=self.entry.called, what=what
        )

    def departures(self, plan: Pack, pack: Pack) -> Iterator[Message]:
        """No article fixes any of it."""
        return iter(())


def table_setting_typed(entry: Entry, typed: str, start: str, today: date, pack: Pack) -> TableSetting:
    """Raises SettingRefused."""
    text = typed.strip()
    if len(text) > LONGEST or any(not one.isprintable() and one not in "\r\n\t" for one in text):
        raise SettingRefused(message("A value has at most {n} printable characters.", n=LONGEST))
    value = _read(entry, text)
    if entry.key in OFFICES and value:
        value = [pack.organ_names.get(one, one) for one in value]
    if value is None or value == []:
        raise SettingRefused(message("The value must be {shape}.", shape=HINTS[entry.shape]))
    return TableSetting(entry, value, start_typed(start, today))


def _read(entry: Entry, text: str) -> Any:
    """None for what is not of its shape; what the pack itself does not take is refused as a pack."""
    if entry.shape in (WHOLE, PERCENT):
        return int(text) if text.isdecimal() and text.isascii() and len(text) <= 6 else None
    if entry.shape == YES_NO:
        return YES_OR_NO.get(text)
    if entry.shape == TEXTS:
        return [one.strip() for one in _LINES.split(text) if one.strip()]
    if text in dict(entry.choices):
        return text
    if entry.shape == AT_LEAST:
        found = threshold(text)
        return str(found) if found else None
    if entry.shape == PART:
        return text if is_part(text) else None
    return None

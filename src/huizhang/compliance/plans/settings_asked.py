"""What a school may set, and a new value as somebody typed it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from huizhang.compliance.plans.change import SettingRefused
from huizhang.compliance.plans.written import with_block
from huizhang.kernel.message import Message, message
from huizhang.policy.facts import parameters
from huizhang.policy.merged_rules import RULES
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Rule
from huizhang.policy.words import PackText, key_in_words, value_in_words

LONGEST = 500
SHAPES = ("whole", "texts", "text", "yes_no")
YES_NO = {"true": True, "false": False}
_SEPARATORS = re.compile(r"[,，、;；\r\n]+")
HINTS = {
    "whole": message("a whole number, zero or more"),
    "text": message("a text"),
    "texts": message("several words, separated by commas"),
    "yes_no": message("yes or no"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """A parameter of a rule; `value` is what holds now, `reading` why where it is our reading."""

    rule: Rule
    name: str
    shape: str
    value: Any
    reading: str
    origin: str

    @property
    def typed(self) -> str:
        """The value as one would type it."""
        if self.shape == "texts":
            return ", ".join(self.value)
        return str(self.value).lower() if isinstance(self.value, bool) else str(self.value)


@dataclass(frozen=True, slots=True)
class Setting:
    """`value` of `key` of `rule` is to hold from `start` on."""

    rule: str
    key: str
    value: Any
    start: date

    file = RULES

    @property
    def subject(self) -> str:
        return self.rule

    @property
    def payload(self) -> dict[str, Any]:
        return {"key": self.key, "value": self.value, "from": self.start}

    def written(self, before: str, note: str) -> str:
        return with_block(before, "rule", {"id": self.rule, "from": self.start}, {self.key: self.value}, note)

    def holds_in(self, pack: Pack) -> bool:
        return bool(pack.rule(self.rule).get(self.key) == self.value)

    def placed(self, what: Message, pack: Pack) -> Message:
        rule = pack.rule(self.rule)
        return message(
            "Article {article}, {rule}, {key}: {what}",
            article=rule.cite,
            rule=PackText(rule.en, chinese=rule.zh),
            key=key_in_words(self.key),
            what=what,
        )

    def departures(self, plan: Pack, pack: Pack) -> Iterator[Message]:
        """Our readings are no words of the plan, so a school may read them its own way."""
        known = plan.rules.get(self.rule)
        if known and self.key in known.params and self.key not in known.readings:
            asked, given = (value_in_words(value, pack) for value in (known.get(self.key), self.value))
            if known.get(self.key) != self.value:
                said = message("the plan says {asked}; {given} departs from it", asked=asked, given=given)
                yield self.placed(said, pack)


def keys_of(pack: Pack) -> Iterator[Key]:
    """In the plan's order; lists of alternatives are not for a form."""
    for rule in pack.rules.values():
        for name, value in rule.params.items():
            shape = parameters(rule.of)[name].shape
            if shape in SHAPES:
                yield Key(rule, name, shape, value, rule.readings.get(name, ""), rule.origin.get(name, ""))


def key_of(pack: Pack, rule: str, name: str) -> Key | None:
    return next((key for key in keys_of(pack) if (key.rule.id, key.name) == (rule, name)), None)


def setting_typed(key: Key, typed: str, start: str, today: date) -> Setting:
    """Raises SettingRefused."""
    return Setting(key.rule.id, key.name, _read(key, typed), start_typed(start, today))


def start_typed(start: str, today: date) -> date:
    """Raises SettingRefused."""
    try:
        day = date.fromisoformat(start)
    except ValueError:
        raise SettingRefused(message("{day} is no day; write it like 2026-09-01", day=start)) from None
    if day < today:
        said = message("A setting holds from today on at the earliest; what was judged before stays judged.")
        raise SettingRefused(said)
    return day


def _read(key: Key, typed: str) -> Any:
    text = typed.strip()
    if len(text) > LONGEST or any(not one.isprintable() and one not in "\r\n\t" for one in text):
        raise SettingRefused(message("A value has at most {n} printable characters.", n=LONGEST))
    value = _READERS[key.shape](text)
    if value is None or value == []:
        raise SettingRefused(message("The value must be {shape}.", shape=HINTS[key.shape]))
    return value


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and text.isascii() and len(text) <= 9 else None


def _texts(text: str) -> list[str]:
    return [one.strip() for one in _SEPARATORS.split(text) if one.strip()]


_READERS: dict[str, Callable[[str], Any]] = {
    "whole": _whole,
    "text": lambda text: " ".join(text.split()) or None,
    "texts": _texts,
    "yes_no": YES_NO.get,
}

"""What a school may set, and a new value as somebody typed it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
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
# none may be less than the one before it
BOUNDS = ("min", "max", "large_max")
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
    """`value` of `key` of `rule` is to hold from `start` on; `beside`: other keys of the rule and theirs."""

    rule: str
    key: str
    value: Any
    start: date
    beside: tuple[tuple[str, Any], ...] = ()

    file = RULES

    @property
    def subject(self) -> str:
        return self.rule

    @property
    def values(self) -> dict[str, Any]:
        return {self.key: self.value, **dict(self.beside)}

    @property
    def payload(self) -> dict[str, Any]:
        beside = {"beside": dict(self.beside)} if self.beside else {}
        return {"key": self.key, "value": self.value, "from": self.start, **beside}

    def written(self, before: str, note: str) -> str:
        return with_block(before, "rule", {"id": self.rule, "from": self.start}, self.values, note)

    def holds_in(self, pack: Pack) -> bool:
        rule = pack.rule(self.rule)
        return all(rule.get(key) == value for key, value in self.values.items())

    def placed(self, what: Message, pack: Pack) -> Message:
        return _placed(pack.rule(self.rule), self.key, what)

    def departures(self, plan: Pack, pack: Pack) -> Iterator[Message]:
        """Our readings are no words of the plan, so a school may read them its own way."""
        known = plan.rules.get(self.rule)
        for key, value in self.values.items():
            if not known or key not in known.params or key in known.readings or known.get(key) == value:
                continue
            asked, given = (value_in_words(one, pack) for one in (known.get(key), value))
            said = message("the plan says {asked}; {given} departs from it", asked=asked, given=given)
            yield _placed(pack.rule(self.rule), key, said)


def keys_of(pack: Pack) -> Iterator[Key]:
    """In the plan's order; lists of alternatives are not for a form."""
    for rule in pack.rules.values():
        for name, value in rule.params.items():
            shape = parameters(rule.of)[name].shape
            if shape in SHAPES:
                yield Key(rule, name, shape, value, rule.readings.get(name, ""), rule.origin.get(name, ""))


def key_of(pack: Pack, rule: str, name: str) -> Key | None:
    return next((key for key in keys_of(pack) if (key.rule.id, key.name) == (rule, name)), None)


def beside(pack: Pack, key: Key) -> list[Key]:
    """The other bounds of the same rule, which hold each other."""
    if key.name not in BOUNDS:
        return []
    return [one for one in keys_of(pack) if one.rule is key.rule and one.name in BOUNDS and one != key]


def setting_typed(key: Key, typed: str, start: str, today: date, more: Iterable[tuple[Key, str]]) -> Setting:
    """`more`: what was typed for the keys `beside`. Raises SettingRefused."""
    read = {one.name: _read(one, said) for one, said in more if said.strip() != one.typed}
    setting = Setting(key.rule.id, key.name, _read(key, typed), start_typed(start, today), (*read.items(),))
    _hold_each_other(key.rule, setting.values)
    return setting


def _hold_each_other(rule: Rule, values: Mapping[str, Any]) -> None:
    bounds = [(name, values.get(name, rule.get(name))) for name in BOUNDS]
    known = [(name, value) for name, value in bounds if isinstance(value, int)]
    for (least, low), (most, high) in pairwise(known):
        if high < low:
            said = message(
                "“{most}” would be {high}, less than “{least}”, which is {low}; "
                "set both together on this page",
                most=key_in_words(most),
                high=high,
                least=key_in_words(least),
                low=low,
            )
            raise SettingRefused(_placed(rule, most if most in values else least, said))


def _placed(rule: Rule, key: str, what: Message) -> Message:
    return message(
        "Article {article}, {rule}, {key}: {what}",
        article=rule.cite,
        rule=PackText(rule.en, chinese=rule.zh),
        key=key_in_words(key),
        what=what,
    )


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

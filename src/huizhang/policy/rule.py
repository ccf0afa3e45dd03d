"""A rule as a pack states it, after everything it extends has been merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from huizhang.kernel.message import Message
from huizhang.kernel.verdict import Reason, Status


class Force(StrEnum):
    """How strongly the plan speaks, and so what breaking the rule means."""

    MUST = "must"
    SHOULD = "should"
    STATED = "stated"
    GENERALLY = "generally"
    MAY = "may"

    @property
    def broken(self) -> Status:
        match self:
            case Force.GENERALLY:
                return Status.NEEDS_REASON
            case Force.MAY:
                return Status.PASS
            case _:
                return Status.FAIL


@dataclass(frozen=True, slots=True)
class Rule:
    """`params` are what the kind needs; `origin` tells which pack gave each key, `readings` which keys
    are our reading of a text that is silent or can be read in two ways."""

    id: str
    zh: str
    en: str
    kind: str
    of: str
    subject: str
    force: Force
    cite: str
    mark: str = ""
    fix: str = ""
    fix_en: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    origin: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        return self.params.get(name, default)

    @property
    def level(self) -> str | None:
        """`school`, `college`, or None where the rule speaks of both."""
        _, _, level = self.subject.partition(".")
        return level or None

    def speaks_of(self, level: str) -> bool:
        return self.level in (None, level)

    def holds(self, message: Message) -> Reason:
        return Reason(Status.PASS, self.cite, message)

    def broken(self, message: Message) -> Reason:
        return Reason(self.force.broken, self.cite, message)

    def failed(self, message: Message) -> Reason:
        """Broken in a way that no `generally` softens."""
        return Reason(Status.FAIL, self.cite, message)

    def unknown(self, message: Message) -> Reason:
        return Reason(Status.CANNOT_TELL, self.cite, message)

    def exempt(self, message: Message) -> Reason:
        return Reason(Status.NOT_APPLICABLE, self.cite, message)

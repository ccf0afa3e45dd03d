"""Between records and kinds: whom a rule speaks of, and the facts about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from huizhang.kernel.message import Message
from huizhang.kernel.records import Records
from huizhang.kernel.terms import Calendar
from huizhang.kernel.verdict import Evidence, Status
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Unknown:
    """In place of facts: what is missing."""

    message: Message
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Exempt:
    """In place of facts: why the rule does not speak of this subject."""

    message: Message
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """`facts` is the kind's facts dataclass, or Unknown, or Exempt."""

    union: str
    subject: str
    facts: Any


@dataclass(frozen=True, slots=True)
class Scope:
    """What facts are built from."""

    pack: Pack
    records: Records

    @property
    def calendar(self) -> Calendar:
        return self.pack.calendar


Build = Callable[[Rule, Scope], Iterable[Subject]]


@dataclass(frozen=True, slots=True)
class FactSource:
    """Builds the facts named `of` for rules of `kind`.

    `tables` must be present; where one is not, the rule gives a single finding with status `absent`.
    An entry of several names is satisfied by any of them.
    """

    of: str
    kind: str
    build: Build
    tables: tuple[tuple[str, ...], ...]
    absent: Status = Status.CANNOT_TELL

    def missing(self, records: Records) -> tuple[tuple[str, ...], ...]:
        return tuple(names for names in self.tables if not any(map(records.has, names)))

"""Between records and kinds: whom a rule speaks of, and the facts about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from huizhang.kernel.message import Message
from huizhang.kernel.records import Records
from huizhang.kernel.roster import Roster
from huizhang.kernel.terms import Calendar
from huizhang.kernel.verdict import Evidence
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


@dataclass(frozen=True, eq=False)
class Scope:
    """What facts are built from."""

    pack: Pack
    records: Records

    @cached_property
    def roster(self) -> Roster:
        return Roster(self.records)

    @property
    def as_of(self) -> date:
        return self.records.as_of

    @property
    def calendar(self) -> Calendar:
        return self.pack.calendar


Build = Callable[[Rule, Scope], Iterable[Subject]]


@dataclass(frozen=True, slots=True)
class FactSource:
    """Builds the facts named `of`; `policy.facts` says which kind judges them.

    Without the table of `matters` there is nothing to judge (not_applicable); without one of `tables`
    it cannot be told. `a|b` is satisfied by either table.
    """

    of: str
    build: Build
    tables: tuple[str, ...] = ()
    matters: str | None = None

    def missing(self, records: Records) -> tuple[str, ...]:
        return tuple(names for names in self.tables if not any(map(records.has, names.split("|"))))

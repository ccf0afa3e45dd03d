"""What the database half of the exchange asks of a table's store.

Rows travel as plain tuples in the order of the table's columns, followed by what the store adds (the day
from which the row is known). Stores write inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol, runtime_checkable

import pyarrow as pa

from huizhang.exchange.table import Table
from huizhang.kernel.message import Message

Key = tuple[Any, ...]
Values = tuple[Any, ...]


class Change(NamedTuple):
    before: Values
    after: Values


class Rest(NamedTuple):
    """`number` rows called `what` that refer to the row with this key."""

    key: str
    what: str
    number: int


class Store(Protocol):
    """A table of rows in the database."""

    @property
    def table(self) -> Table: ...

    def existing(self) -> dict[Key, Values]:
        """Every row by key, in the order of keys; a constant number of queries."""
        ...

    def records(self) -> dict[Key, Values]:
        """Those of `existing` that are given out: of some tables a row is no record before its day."""
        ...

    def stamped(self, values: Values, on: date) -> Values:
        """`values` with what the store adds to a row that is known from `on`."""
        ...

    def conflict(self, before: Values, on: date) -> Message | None:
        """Why the row `before` cannot change from `on`, if so."""
        ...

    def insert(self, rows: Sequence[Values]) -> None: ...

    def update(self, changes: Sequence[Change]) -> None: ...

    def restore(self, changes: Sequence[Change]) -> None:
        """Take `update` back."""
        ...

    def delete(self, rows: Sequence[Values]) -> None:
        """Take `insert` back."""
        ...

    def resting_on(self, rows: Sequence[Values]) -> list[Rest]:
        """What refers to `rows` from outside the table."""
        ...


class Counts(NamedTuple):
    new: int
    changed: int
    same: int


@runtime_checkable
class BulkStore(Protocol):
    """A table that never comes row by row (grades): Arrow in, Arrow out."""

    @property
    def table(self) -> Table: ...

    def preview(self, rows: pa.Table) -> Counts: ...

    def apply(self, rows: pa.Table, on: date) -> tuple[Counts, dict[str, Any]]:
        """Write, and return what `undo` needs (plain JSON)."""
        ...

    def undo(self, change: Mapping[str, Any]) -> list[Message]:
        """Take `apply` back, or say why not."""
        ...

    def export(self) -> pa.Table:
        """Every row in the order of keys, as text."""
        ...


Stores = Sequence[Store | BulkStore]


def row_stores(stores: Stores) -> list[Store]:
    return [store for store in stores if not isinstance(store, BulkStore)]


def bulk_stores(stores: Stores) -> list[BulkStore]:
    return [store for store in stores if isinstance(store, BulkStore)]


def key_text(key: Iterable[Any]) -> str:
    """A key as people read it: its filled parts joined."""
    return " · ".join(str(part) for part in key if part is not None)

"""Taking a whole import back, or saying what rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import transaction

from huizhang.exchange import sql
from huizhang.exchange.changes import TableDelta, unpacked
from huizhang.exchange.models import ImportBatch
from huizhang.exchange.stored import BulkStore, Store, key_text
from huizhang.kernel.message import Message, message

MOST_REASONS = 20


class UndoRefused(Exception):
    """Later acts rest on what came in; nothing was taken back. `reasons` name them."""

    def __init__(self, reasons: Sequence[Message]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("; ".join(reason.say() for reason in self.reasons[:3]))


@transaction.atomic
def take_back(batch: ImportBatch, stores: Sequence[Store | BulkStore]) -> None:
    """Undo every table of `batch`, the referring ones first. Raises UndoRefused with every reason."""
    sql.lock(ImportBatch)
    kept = {change.table: bytes(change.rows) for change in batch.changes.all()}
    reasons: list[Message] = []
    for store in reversed(stores):
        if store.table.name not in kept:
            continue
        stored = kept[store.table.name]
        if isinstance(store, BulkStore):
            reasons.extend(store.undo(unpacked(stored)))
        else:
            reasons.extend(_take_back(store, TableDelta.unpacked(stored)))
    if reasons:
        raise UndoRefused(_shortened(reasons))


def _take_back(store: Store, delta: TableDelta) -> list[Message]:
    reasons = [*_changed_since(store, delta)] or [*_resting(store, delta)]
    if not reasons:
        store.restore(delta.changed)
        store.delete(delta.created)
    return reasons


def _changed_since(store: Store, delta: TableDelta) -> Iterator[Message]:
    now = set(store.existing().values())
    names = [column.name for column in store.table.columns]
    for row in (*delta.created, *(change.after for change in delta.changed)):
        if row not in now:
            key = store.table.key_of(dict(zip(names, row, strict=False)))
            yield message(
                "{row} in the table {table} was changed after this import; undo the later import first",
                row=key_text(key),
                table=store.table.name,
            )


def _resting(store: Store, delta: TableDelta) -> Iterator[Message]:
    for rest in store.resting_on(delta.created):
        yield message(
            "{key} in the table {table} is named by {count} of {what}; undo or remove those first",
            key=rest.key,
            table=store.table.name,
            count=rest.number,
            what=rest.what,
        )


def _shortened(reasons: Sequence[Message]) -> list[Message]:
    if len(reasons) <= MOST_REASONS:
        return list(reasons)
    more = message("and {n} more rows like these", n=len(reasons) - MOST_REASONS)
    return [*reasons[:MOST_REASONS], more]

"""The database as an exchange folder: exactly the format, so that a round trip is the identity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from huizhang.exchange.stored import BulkStore, Store
from huizhang.exchange.table import Table
from huizhang.exchange.writing import write_folder
from huizhang.exchange.writing.rows import Rows


def export_folder(
    folder: Path,
    stores: Sequence[Store | BulkStore],
    form: str,
    *,
    chinese: bool = False,
    empty: frozenset[str],
) -> dict[str, int]:
    """Write every table that has rows or is named in `empty` (given without rows) into a new or empty folder.

    `form` is csv, xlsx or parquet. Returns {table: number of rows}. Raises BadInput where the folder may
    not be written.
    """
    tables: dict[Table, Rows] = {}
    counts: dict[str, int] = {}
    for store in stores:
        count, rows = _rows(store)
        if count or store.table.name in empty:
            tables[store.table], counts[store.table.name] = rows, count
    write_folder(folder, tables, form, chinese)
    return counts


def _rows(store: Store | BulkStore) -> tuple[int, Rows]:
    if isinstance(store, BulkStore):
        table = store.export()
        return len(table), table
    existing = store.records()
    return len(existing), _named(store, existing.values())


def _named(store: Store, rows: Any) -> Iterator[dict[str, Any]]:
    names = [column.name for column in store.table.columns]
    return (dict(zip(names, row, strict=False)) for row in rows)

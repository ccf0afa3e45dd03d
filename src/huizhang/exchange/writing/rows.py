"""Rows of a table as the cells to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyarrow as pa

from huizhang.exchange.table import Cell, Column, Row, Table

Rows: TypeAlias = Iterable[Row] | pa.Table


@dataclass(frozen=True)
class Sheet:
    """A table to write: its name, its header, and rows of text, whole numbers, dates or None."""

    name: str
    header: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def sheet_of(table: Table, rows: Rows, chinese: bool) -> Sheet:
    """Arrow tables (bulk) hold canonical text already; rows hold values, which the cells write."""
    header = tuple(_header(column, chinese) for column in table.columns)
    cells = _from_arrow(table, rows) if isinstance(rows, pa.Table) else _from_rows(table, rows, chinese)
    return Sheet(table.name, header, cells)


def _header(column: Column, chinese: bool) -> str:
    return column.zh[0] if chinese and column.zh else column.name


def _from_rows(table: Table, rows: Iterable[Row], chinese: bool) -> Iterator[tuple[Any, ...]]:
    columns = [(column.name, _writer(column.cell, chinese)) for column in table.columns]
    for row in rows:
        yield tuple(None if (value := row.get(name)) is None else write(value) for name, write in columns)


def _writer(cell: Cell, chinese: bool) -> Any:
    return cell.label if chinese else cell.write


def _from_arrow(table: Table, rows: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in rows.select([column.name for column in table.columns]).to_batches(max_chunksize=1 << 16):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

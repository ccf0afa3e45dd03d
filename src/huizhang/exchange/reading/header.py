"""Finding the header row, and which column of the table each of its cells names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from huizhang.exchange.cells.spelling import folded
from huizhang.exchange.cells.text import as_text
from huizhang.exchange.table import Table

HEADER_ROWS = 10

_NOTES = re.compile(r"(?:\([^()]*\))+$")


@dataclass(frozen=True)
class Header:
    """`row` counts from 1; `written` is one text a cell ("" where empty); `columns` maps column names to
    positions; `repeated` are positions whose column was there before."""

    row: int
    written: tuple[str, ...]
    columns: Mapping[str, int]
    repeated: tuple[int, ...]

    @property
    def ignored(self) -> list[str]:
        known = {*self.columns.values(), *self.repeated}
        return [text for place, text in enumerate(self.written) if text and place not in known]

    @property
    def unnamed(self) -> list[int]:
        return [place for place, text in enumerate(self.written) if not text]

    def names(self) -> dict[str, str]:
        """{column name: header as written}."""
        return {name: self.written[place] for name, place in self.columns.items()}


def header_name(raw: Any) -> str:
    """A header cell to compare by: width, case, white space, `*`, `_` and notes in brackets do not count."""
    text = folded(as_text(raw)).replace("*", "").replace("_", "")
    return _NOTES.sub("", text) or text


def match(row: int, cells: Sequence[Any], table: Table) -> Header:
    known = {header_name(name): column.name for column in table.columns for name in (column.name, *column.zh)}
    columns: dict[str, int] = {}
    repeated = []
    for place, cell in enumerate(cells):
        name = known.get(header_name(cell)) if cell is not None else None
        if name in columns:
            repeated.append(place)
        elif name is not None:
            columns[name] = place
    written = tuple("" if cell is None else as_text(cell).strip() for cell in cells)
    return Header(row, written, columns, tuple(repeated))


def candidates(rows: Sequence[Sequence[Any]], table: Table) -> list[Header]:
    """The first ten rows as if each were the header, the sheet's row numbers from 1."""
    return [match(row, cells, table) for row, cells in enumerate(rows[:HEADER_ROWS], start=1)]


def find_header(rows: Sequence[Sequence[Any]], table: Table) -> Header | None:
    """The first of the first ten rows that holds all required columns."""
    found = candidates(rows, table)
    return next((header for header in found if table.required <= header.columns.keys()), None)


def nearest_header(rows: Sequence[Sequence[Any]], table: Table) -> Header | None:
    """The row that looks most like the header where none is complete; None where no row names a column."""
    best = max(candidates(rows, table), key=lambda header: len(header.columns), default=None)
    return best if best is not None and best.columns else None

"""Rows of tables as pages show them: a cell a column, and what stood there before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from huizhang.exchange.cells.text import as_text
from huizhang.exchange.changes import TableDelta
from huizhang.exchange.planning import RowState, State
from huizhang.exchange.reading import ParsedTable, Place, Rejected
from huizhang.exchange.reading.parsed import shown
from huizhang.exchange.stored import Values
from huizhang.exchange.table import Column, Table
from huizhang.shell.language import Language


@dataclass(frozen=True, slots=True)
class Cell:
    """`before` only where the value changes."""

    header: str
    value: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """`place` and `row` say where it stands in the files; empty and None where it came from none."""

    state: State
    place: str
    row: int | None
    cells: Sequence[Cell]


def headers(table: Table, language: Language) -> list[str]:
    return [header(column, language) for column in table.columns]


def header(column: Column, language: Language) -> str:
    return language.choose(column.zh[0], column.name.replace("_", " "))


def table_name(table: Table, language: Language) -> str:
    return language.choose(table.zh, table.name.replace("_", " "))


def of_preview(states: Sequence[RowState], parsed: ParsedTable, language: Language) -> Iterator[Line]:
    """Columns that the files do not have show what is stored, because that stays."""
    for state, row, before in states:
        place = str(Place(row.file, row.sheet)) if row.file else ""
        values = row.values if before is None else {**before, **_given(parsed, row.values)}
        if isinstance(row, Rejected):
            cells = [
                Cell(header(column, language), shown(_rejected(parsed, row, column)) or "")
                for column in parsed.table.columns
            ]
        else:
            cells = [_cell(column, values, before, language) for column in parsed.table.columns]
        yield Line(state, place, row.row or None, cells)


def of_import(delta: TableDelta) -> list[tuple[State, Values, Values | None]]:
    """(state, the row, the row before) of everything that an import created or changed."""
    created = [(State.NEW, row, None) for row in delta.created]
    return [*created, *((State.CHANGED, after, before) for before, after in delta.changed)]


def stored_lines(
    rows: Sequence[tuple[State, Values, Values | None]], table: Table, language: Language
) -> Iterator[Line]:
    names = [column.name for column in table.columns]
    for state, after, before in rows:
        values = dict(zip(names, after, strict=False))
        was = None if before is None else dict(zip(names, before, strict=False))
        yield Line(state, "", None, [_cell(column, values, was, language) for column in table.columns])


def _given(parsed: ParsedTable, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in parsed.columns_present}


def _rejected(parsed: ParsedTable, row: Rejected, column: Column) -> Any:
    return row.cells.get(parsed.header(Place(row.file, row.sheet), column.name))


def _cell(column: Column, values: dict[str, Any], before: dict[str, Any] | None, language: Language) -> Cell:
    value = _text(column, values[column.name], language)
    if before is None or before[column.name] == values[column.name]:
        return Cell(header(column, language), value)
    return Cell(header(column, language), value, _text(column, before[column.name], language))


def _text(column: Column, value: Any, language: Language) -> str:
    if value is None:
        return ""
    return as_text(column.cell.write(value) if language.code == "en" else column.cell.label(value))

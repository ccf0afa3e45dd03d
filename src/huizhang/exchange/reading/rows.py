"""A grid's rows as values: each distinct cell of a column is read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from huizhang.exchange.problems import Problem
from huizhang.exchange.reading.grid import BrokenCell, Distinct, Grid
from huizhang.exchange.reading.parsed import ParsedRow, ParsedTable, Rejected, shown
from huizhang.exchange.table import Column, Table, Unreadable, Vocabulary
from huizhang.kernel.message import Message, message


@dataclass(frozen=True)
class ReadColumn:
    """`values` by code; `bad` says of a code what is wrong with its cell."""

    column: Column
    position: int
    distinct: Distinct
    values: list[Any]
    bad: dict[int, Message]


def read_column(column: Column, position: int, distinct: Distinct, vocabulary: Vocabulary) -> ReadColumn:
    values, bad = [], {}
    for code, raw in enumerate(distinct.cells):
        value = column.default
        try:
            value = _read(column, raw, vocabulary)
        except Unreadable as problem:
            bad[code] = problem.message
        values.append(value)
    return ReadColumn(column, position, distinct, values, bad)


def _read(column: Column, raw: Any, vocabulary: Vocabulary) -> Any:
    if raw is None:
        if column.filled:
            raise Unreadable(message("this cell may not be empty; fill it in, merged cells one by one"))
        return column.default
    if isinstance(raw, BrokenCell):
        raise Unreadable(message("a formula left an error here; correct it or type the value"))
    return column.cell.read(raw, vocabulary)


def read_columns(grid: Grid, table: Table, vocabulary: Vocabulary) -> list[ReadColumn]:
    """The table's columns that the header names."""
    return [
        read_column(column, position, grid.distinct(position), vocabulary)
        for column in table.columns
        if (position := grid.header.columns.get(column.name)) is not None
    ]


def blank_rows(grid: Grid) -> list[int]:
    """Rows whose every cell is empty, ignored columns included."""
    rows: list[int] | None = None
    for position in range(len(grid.columns)):
        if rows == []:
            break
        cells = grid.distinct(position)
        empty = cells.empty
        if rows is None:
            rows = cells.rows_of(empty)
        else:
            codes = cells.codes
            rows = [row for row in rows if codes[row].as_py() in empty]
    return rows or []


def stray_cells(grid: Grid) -> Iterator[tuple[int, Problem]]:
    """Cells beyond the header's: something stands under no header."""
    for position in grid.header.unnamed:
        cells = grid.distinct(position)
        filled = set(range(len(cells.cells))) - cells.empty
        for row in cells.rows_of(filled) if filled else ():
            raw = cells.cells[cells.codes[row].as_py()]
            said = message("the cell stands under no header; name the column or remove the cell")
            yield row, _problem(grid, row, None, raw, said)


def parse_rows(grid: Grid, parsed: ParsedTable, vocabulary: Vocabulary) -> list[Problem]:
    """Add the grid's rows to `parsed`; return every problem in the order of rows."""
    columns = read_columns(grid, parsed.table, vocabulary)
    parsed.headers[grid.place] = grid.header.names()
    blank = set(blank_rows(grid))
    problems = cell_problems(grid, columns, blank)
    file, sheet = grid.place
    for number, values in enumerate(_values(grid, parsed.table, columns), start=grid.first):
        row = number - grid.first
        if row in blank:
            continue
        if row not in problems:
            broken = [found for check in parsed.table.checks for found in check(values)]
            if not broken:
                parsed.rows.append(ParsedRow(values, file, sheet, number))
                continue
            problems[row] = _check_problems(grid, columns, row, broken)
        parsed.rejected.append(Rejected(values, file, sheet, number, _as_they_stand(grid, columns, row)))
    return [problem for row in sorted(problems) for problem in problems[row]]


def cell_problems(grid: Grid, columns: list[ReadColumn], blank: set[int]) -> dict[int, list[Problem]]:
    """{row index: problems} of single cells and of the row's length."""
    problems: dict[int, list[Problem]] = defaultdict(list)
    for row, problem in (*grid.ragged.items(), *stray_cells(grid)):
        problems[row].append(problem)
    for read in columns:
        if not read.bad:
            continue
        codes = read.distinct.listed()
        for row in read.distinct.rows_of(set(read.bad)):
            if row not in blank and row not in grid.ragged:
                code = codes[row]
                raw = read.distinct.cells[code]
                problems[row].append(_problem(grid, row, read.position, raw, read.bad[code]))
    return {row: _of_no_record(grid, columns, row, listed) or listed for row, listed in problems.items()}


def _of_no_record(
    grid: Grid, columns: list[ReadColumn], row: int, listed: list[Problem]
) -> list[Problem] | None:
    """One problem in place of those of each cell, where the row is the header again or a heading, total or
    signature: half of what must be filled, and two cells at least, are empty."""
    empty = [problem.column for problem in listed if problem.column and problem.value is None]
    filled = sum(read.column.filled for read in columns)
    if len(empty) >= 2 and 2 * len(empty) >= filled:
        said = message(
            "this row is no record: {columns} are empty; remove it where it is a heading, a total or a "
            "signature, else fill it in",
            columns=empty,
        )
        return [_problem(grid, row, None, _first_filled(grid, row), said)]
    if len(listed) > 1 and all(problem.value == problem.column for problem in listed):
        said = message("this row repeats the header; remove it")
        return [_problem(grid, row, None, _first_filled(grid, row), said)]
    return None


def _first_filled(grid: Grid, row: int) -> Any:
    cells = (grid.distinct(position) for position in range(len(grid.columns)))
    found = (column.cells[column.codes[row].as_py()] for column in cells)
    return next((cell for cell in found if cell is not None), None)


def _problem(grid: Grid, row: int, position: int | None, raw: Any, said: Message) -> Problem:
    header = None if position is None else grid.header.written[position]
    return Problem(grid.place.file, grid.place.sheet, grid.first + row, header, shown(raw), said)


def _values(grid: Grid, table: Table, columns: list[ReadColumn]) -> Iterator[dict[str, Any]]:
    read = {one.column.name: one for one in columns}
    names = [column.name for column in table.columns]
    lists = [
        map(read[column.name].values.__getitem__, read[column.name].distinct.listed())
        if column.name in read
        else repeat(column.default, grid.rows)
        for column in table.columns
    ]
    for cells in zip(*lists, strict=True):
        yield dict(zip(names, cells))  # noqa: B905 -- half a second a million rows


def _check_problems(
    grid: Grid, columns: list[ReadColumn], row: int, broken: list[tuple[str, Message]]
) -> list[Problem]:
    read = {one.column.name: one for one in columns}
    problems = []
    for name, said in broken:
        one = read.get(name)
        raw = one.distinct.cells[one.distinct.codes[row].as_py()] if one else None
        problems.append(_problem(grid, row, one.position if one else None, raw, said))
    return problems


def _as_they_stand(grid: Grid, columns: list[ReadColumn], row: int) -> dict[str, Any]:
    return {
        grid.header.written[read.position]: read.distinct.cells[read.distinct.codes[row].as_py()]
        for read in columns
    }

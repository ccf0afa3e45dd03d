"""Tables of millions of rows as Arrow: cells are read once for each distinct text, never row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from huizhang.exchange.problems import Problem
from huizhang.exchange.reading.grid import Grid
from huizhang.exchange.reading.keys import same_key
from huizhang.exchange.reading.parsed import Place
from huizhang.exchange.reading.rows import ReadColumn, blank_rows, cell_problems, read_columns
from huizhang.exchange.table import Column, Table, Vocabulary
from huizhang.kernel.message import message

MOST_PROBLEMS = 1_000

_MEMORY_LIMIT = "1GB"
# only rows whose hash is not alone are compared: millions of numbers are grouped faster than texts
_REPEATED = """
    WITH alike AS (SELECT hash({key}) FROM rows GROUP BY hash({key}) HAVING count(*) > 1),
    few AS (SELECT * FROM rows WHERE hash({key}) IN (FROM alike)),
    placed AS (SELECT place, min(place) OVER (PARTITION BY {key}) AS first FROM few)
    FROM placed WHERE place > first ORDER BY place
"""


def parse_bulk(grid: Grid, table: Table, vocabulary: Vocabulary) -> tuple[pa.Table, list[Problem]]:
    """The grid's rows without blank ones, and at most `MOST_PROBLEMS` problems with a count of the rest."""
    columns = read_columns(grid, table, vocabulary)
    blank = blank_rows(grid)
    problems = cell_problems(grid, columns, set(blank))
    listed = [problem for row in sorted(problems) for problem in problems[row]]
    parsed = _table(grid, table, columns)
    if blank:
        keep = pc.invert(pc.is_in(pa.array(range(grid.rows)), pa.array(blank)))
        parsed = parsed.filter(keep)
    return parsed, shortened(listed, grid.place)


def shortened(problems: list[Problem], place: Place) -> list[Problem]:
    """A whole column in a wrong form need not be said a million times."""
    return problems[:MOST_PROBLEMS] + _rest(len(problems) - MOST_PROBLEMS, place)


def _rest(count: int, place: Place) -> list[Problem]:
    if count <= 0:
        return []
    said = message("there are {n} more problems like these; correct the ones above first", n=count)
    return [Problem(place.file, place.sheet, None, None, None, said)]


def _table(grid: Grid, table: Table, columns: list[ReadColumn]) -> pa.Table:
    rows, read = grid.rows, {one.column.name: one for one in columns}
    arrays = {
        column.name: _written(read[column.name]) if column.name in read else _defaults(column, rows)
        for column in table.columns
    }
    arrays["row"] = pa.array(range(grid.first, grid.first + rows), pa.int64())
    arrays["file"] = pa.repeat(pa.scalar(grid.place.file, pa.string()), rows)
    arrays["sheet"] = pa.repeat(pa.scalar(grid.place.sheet, pa.string()), rows)
    return pa.table(arrays)


def _written(read: ReadColumn) -> pa.Array:
    words = [_text(read.column, value) for value in read.values]
    return pa.array(words, pa.string()).take(read.distinct.codes)


def _defaults(column: Column, rows: int) -> pa.Array:
    return pa.repeat(pa.scalar(_text(column, column.default), pa.string()), rows)


def _text(column: Column, value: Any) -> str | None:
    written = None if value is None else column.cell.write(value)
    return None if written is None else str(written)


def repeated_rows(bulk: pa.Table, table: Table) -> list[Problem]:
    """Rows whose key an earlier row has, at most `MOST_PROBLEMS` with a count of the rest."""
    repeated = _repeated_places(bulk, table.key)
    problems = [_repeated(bulk, table, *pair) for pair in repeated[:MOST_PROBLEMS]]
    return problems + (_rest(len(repeated) - MOST_PROBLEMS, _place(bulk, repeated[0][0])) if repeated else [])


def _repeated_places(bulk: pa.Table, key: Sequence[str]) -> list[tuple[int, int]]:
    """(row, first row with the same key) of every row but the first, as places in `bulk` from 0.

    Empty cells of a key are alike.
    """
    query = _REPEATED.format(key=", ".join(f'"{name}"' for name in key))
    with duckdb.connect(config={"memory_limit": _MEMORY_LIMIT}) as engine:
        engine.register("rows", bulk.select(key).append_column("place", pa.array(range(len(bulk)))))
        found: list[tuple[int, int]] = engine.sql(query).fetchall()
    return found


def _repeated(bulk: pa.Table, table: Table, row: int, first: int) -> Problem:
    value = ", ".join(bulk[name][row].as_py() or "" for name in table.key)
    said = same_key(bulk["row"][first].as_py(), _place(bulk, first))
    return Problem(*_place(bulk, row), bulk["row"][row].as_py(), ", ".join(table.key), value, said)


def _place(bulk: pa.Table, row: int) -> Place:
    return Place(bulk["file"][row].as_py(), bulk["sheet"][row].as_py())

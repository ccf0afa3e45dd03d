"""Values that name a row of another table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from huizhang.exchange.cells.spelling import alike
from huizhang.exchange.problems import Problem
from huizhang.exchange.reading.bulk import shortened
from huizhang.exchange.reading.parsed import Folder, ParsedTable, Place
from huizhang.exchange.table import Column, Table
from huizhang.kernel.message import Message, message

COLLEGES = "colleges"
MOST_COMPARED = 500


def check_references(folder: Folder, known: Mapping[str, Set[Any]]) -> list[Problem]:
    """Problems of values that neither the folder's own table nor `known` (the database) has.

    `known` maps a table's name, or `colleges`, to key values. A table that is in neither is absent, which
    is not the same as empty: references to it are not judged.
    """
    targets: dict[str, Set[Any] | None] = {}
    problems: list[Problem] = []
    for parsed in folder.tables.values():
        for column in _referring(parsed.table):
            wanted = _target(folder, known, column, targets)
            if wanted is not None:
                problems.extend(_in_rows(parsed, column, wanted))
    for name, bulk in folder.bulk.items():
        for column in _referring(folder.declared[name]):
            wanted = _target(folder, known, column, targets)
            if wanted is not None:
                problems.extend(_in_bulk(bulk, column, wanted))
    return problems


def absent_tables(folder: Folder, known: Mapping[str, Set[Any]]) -> Iterator[Problem]:
    """The first of the rows that name rows of a table which is neither in the folder nor `known`."""
    for parsed in folder.tables.values():
        for column in _referring(parsed.table):
            target = str(column.refers_to)
            if target == COLLEGES or target in folder.tables or target in known:
                continue
            first = next((row for row in parsed.every_row() if row.values[column.name] is not None), None)
            if first is not None:
                said = message("names rows of the table {table}, which is missing; add it", table=target)
                header = parsed.header(Place(first.file, first.sheet), column.name)
                value = str(first.values[column.name])
                yield Problem(first.file, first.sheet, first.row, header, value, said)


def _referring(table: Table) -> list[Column]:
    return [column for column in table.columns if column.refers_to]


def _target(
    folder: Folder,
    known: Mapping[str, Set[Any]],
    column: Column,
    targets: dict[str, Set[Any] | None],
) -> Set[Any] | None:
    name = str(column.refers_to)
    if name not in targets:
        own = _own(folder, name)
        targets[name] = None if own is None and name not in known else (own or set()) | known.get(name, set())
    return targets[name]


def _own(folder: Folder, name: str) -> Set[Any] | None:
    """The folder's own keys, of rejected rows too, so that one mistake is said once."""
    parsed = folder.tables.get("students" if name == COLLEGES else name)
    if parsed is None:
        return None
    key = "college" if name == COLLEGES else parsed.table.key[0]
    return {row.values[key] for row in parsed.every_row()} - {None}


def _in_rows(parsed: ParsedTable, column: Column, wanted: Set[Any]) -> Iterator[Problem]:
    for row in parsed.rows:
        value = row.values[column.name]
        if value is None or (value in wanted and not isinstance(value, tuple)):
            continue
        for part in value if isinstance(value, tuple) else (value,):
            if part not in wanted:
                header = parsed.header(Place(row.file, row.sheet), column.name)
                said = _unknown(column, str(part), wanted)
                yield Problem(row.file, row.sheet, row.row, header, str(part), said)


def _in_bulk(bulk: pa.Table, column: Column, wanted: Set[Any]) -> list[Problem]:
    values = bulk[column.name]
    known = pa.array(sorted(map(str, wanted)), pa.string())
    unknown = bulk.filter(pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, known))))
    rows = unknown.select([column.name, "file", "sheet", "row"]).to_pylist()
    problems = [
        Problem(
            row["file"],
            row["sheet"],
            row["row"],
            column.name,
            row[column.name],
            _unknown(column, row[column.name], frozenset()),
        )
        for row in rows
    ]
    return shortened(problems, Place(rows[0]["file"], rows[0]["sheet"])) if rows else []


def _unknown(column: Column, value: str, wanted: Set[Any]) -> Message:
    table = "students" if column.refers_to == COLLEGES else str(column.refers_to)
    meant = alike(value, map(str, wanted)) if len(wanted) <= MOST_COMPARED else []
    if meant:
        return message(
            "the table {table} has no {value}; did you mean {near}?", table=table, value=value, near=meant
        )
    return message(
        "the table {table} has no {value}; add it there or correct it here", table=table, value=value
    )

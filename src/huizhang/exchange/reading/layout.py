"""The header of a sheet, or the sentence that says why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from huizhang.exchange.problems import Notice, Problem
from huizhang.exchange.reading.header import Header, find_header, nearest_header
from huizhang.exchange.reading.parsed import FileProblems, Place
from huizhang.exchange.table import Column, Table
from huizhang.kernel.message import message

MOST_NAMED = 12


def header_of(place: Place, rows: Sequence[Sequence[Any]], table: Table) -> Header:
    """The header among the first ten rows. Raises FileProblems."""
    header = find_header(rows, table)
    if header is None:
        raise FileProblems([_no_header(place, rows, table)])
    if header.repeated:
        raise FileProblems(_repeated(place, header))
    return header


def ignored_columns(place: Place, header: Header) -> list[Notice]:
    if not header.ignored:
        return []
    said = message("ignored the columns {columns}, which the table does not have", columns=header.ignored)
    return [Notice(place.file, place.sheet, said)]


def both_names(column: Column) -> str:
    """`student_no/学号`."""
    return "/".join((column.name, *column.zh[:1]))


def _no_header(place: Place, rows: Sequence[Sequence[Any]], table: Table) -> Problem:
    nearest = nearest_header(rows, table)
    if nearest is None and not any(cell is not None and cell != "" for row in rows for cell in row):
        said = message("there is nothing here; fill the table {table} in or remove it", table=_both(table))
        return Problem(place.file, place.sheet, None, None, None, said)
    found = nearest.columns if nearest else ()
    missing = [both_names(column) for column in table.columns if column.required and column.name not in found]
    said = message(
        "the first ten rows hold no header of the table {table}: the columns {missing} are missing; "
        "add them or correct their names",
        table=_both(table),
        missing=missing,
    )
    unknown = nearest.ignored[:MOST_NAMED] if nearest else []
    if unknown:
        said = message("{said} (unknown there: {unknown})", said=said, unknown=unknown)
    return Problem(place.file, place.sheet, nearest.row if nearest else None, None, None, said)


def _both(table: Table) -> str:
    return f"{table.name}/{table.zh}"


def _repeated(place: Place, header: Header) -> list[Problem]:
    return [
        Problem(
            place.file,
            place.sheet,
            header.row,
            header.written[position],
            header.written[position],
            message("the header names this column twice; keep one of the two"),
        )
        for position in header.repeated
    ]

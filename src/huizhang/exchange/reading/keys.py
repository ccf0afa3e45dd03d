"""The same row twice."""

from __future__ import annotations

from typing import Any

from huizhang.exchange.problems import Problem
from huizhang.exchange.reading.parsed import ParsedRow, ParsedTable, Place, Rejected
from huizhang.kernel.message import Message, message


def reject_repeated(parsed: ParsedTable) -> list[Problem]:
    """Move rows whose key another row has to `rejected`; the problem names the first row's place."""
    first: dict[tuple[Any, ...], ParsedRow] = {}
    repeated = {}
    for index, row in enumerate(parsed.rows):
        if first.setdefault(parsed.table.key_of(row.values), row) is not row:
            repeated[index] = row
    if not repeated:
        return []
    parsed.rows = [row for index, row in enumerate(parsed.rows) if index not in repeated]
    parsed.rejected.extend(_rejected(parsed, row) for row in repeated.values())
    return [_problem(parsed, row, first[parsed.table.key_of(row.values)]) for row in repeated.values()]


def same_key(row: int, place: Place) -> Message:
    return message("the same row stands in row {row} of {place}; remove one", row=row, place=str(place))


def _problem(parsed: ParsedTable, row: ParsedRow, first: ParsedRow) -> Problem:
    place = Place(row.file, row.sheet)
    columns = ", ".join(parsed.header(place, name) for name in parsed.table.key)
    value = ", ".join(_text(parsed, name, row) for name in parsed.table.key)
    said = same_key(first.row, Place(first.file, first.sheet))
    return Problem(row.file, row.sheet, row.row, columns, value, said)


def _text(parsed: ParsedTable, name: str, row: ParsedRow) -> str:
    value = row.values[name]
    return "" if value is None else str(parsed.table.column(name).cell.label(value) or "")


def _rejected(parsed: ParsedTable, row: ParsedRow) -> Rejected:
    return Rejected(*row, cells_of(parsed, row))


def cells_of(parsed: ParsedTable, row: ParsedRow) -> dict[str, Any]:
    """The row as it would be written, by the headers of its place."""
    headers = parsed.headers.get(Place(row.file, row.sheet), {})
    return {
        header: None if row.values[name] is None else parsed.table.column(name).cell.label(row.values[name])
        for name, header in headers.items()
    }

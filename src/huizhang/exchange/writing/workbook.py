"""A table as .xlsx: text is written as text only, so that nothing in it can run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

import xlsxwriter

from huizhang.exchange.problems import folder_problem
from huizhang.exchange.writing.rows import Sheet
from huizhang.kernel.message import message

ROWS_IN_A_SHEET = 1_048_575
# Excel takes 1900 for a leap year: earlier days would move by one
FIRST_SAFE_DAY = date(1900, 3, 1)
WIDTH = 16


def write_workbook(folder: Path, sheet: Sheet) -> None:
    """One workbook a table; past a sheet's end it goes on in `name_2`, `name_3`, …"""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(folder / f"{sheet.name}.xlsx", options) as book:
        formats = _Formats(book)
        for number, rows in enumerate(_sheets(sheet.rows), start=1):
            name = sheet.name if number == 1 else f"{sheet.name}_{number}"
            _write_sheet(book.add_worksheet(name), sheet, rows, formats)


class _Formats:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.header = book.add_format({"bold": True, "bottom": 1})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.text = book.add_format({"num_format": "@"})


def _sheets(rows: Iterator[tuple[Any, ...]]) -> Iterator[Iterator[tuple[Any, ...]]]:
    """At least one sheet, so that an empty table is there too."""
    yield islice(rows, ROWS_IN_A_SHEET)
    for row in rows:
        yield chain([row], islice(rows, ROWS_IN_A_SHEET - 1))


def _write_sheet(sheet: Any, table: Sheet, rows: Iterator[tuple[Any, ...]], formats: _Formats) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(table.header) - 1, WIDTH, formats.text)
    for column, name in enumerate(table.header):
        sheet.write_string(0, column, name, formats.header)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if cell is not None and _write_cell(sheet, number, column, cell, formats) != 0:
                raise _unwritable(table, number, column)


def _write_cell(sheet: Any, row: int, column: int, cell: Any, formats: _Formats) -> int:
    if isinstance(cell, str):
        return int(sheet.write_string(row, column, cell, formats.text))
    if isinstance(cell, date) and cell >= FIRST_SAFE_DAY:
        return int(sheet.write_datetime(row, column, cell, formats.day))
    if isinstance(cell, date):
        return int(sheet.write_string(row, column, cell.isoformat(), formats.text))
    return int(sheet.write_number(row, column, cell))


def _unwritable(table: Sheet, row: int, column: int) -> Exception:
    said = message(
        "row {row}, column {column} of {table} does not fit into an .xlsx cell; export as .csv or .parquet",
        row=row,
        column=table.header[column],
        table=table.name,
    )
    return folder_problem(said, f"{table.name}.xlsx")

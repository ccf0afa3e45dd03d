"""Sheets of an .xlsx as grids of text."""

from __future__ import annotations

import logging
import threading
import zipfile
import zlib
from pathlib import Path

import fastexcel
import pyarrow as pa

from huizhang.exchange.reading.archive import damaged, hidden_sheets, inspect, open_archive, sheet_entries
from huizhang.exchange.reading.grid import Grid
from huizhang.exchange.reading.header import HEADER_ROWS
from huizhang.exchange.reading.layout import header_of
from huizhang.exchange.reading.parsed import Place
from huizhang.exchange.table import Table

_SHARED = "xl/sharedStrings.xml"
_last = threading.local()

logging.getLogger("fastexcel.types.dtype").setLevel(logging.ERROR)


def sheets_of(path: Path) -> dict[str, bool]:
    """{name: hidden} in the workbook's order, once what its sheets share is known to be harmless.

    Raises FileProblems.
    """
    try:
        with open_archive(path) as archive:
            hidden = hidden_sheets(archive)
            sheets = {name: name in hidden for name in sheet_entries(archive)}
            if _SHARED in archive.namelist():
                inspect(path, archive, _SHARED, None)
    except (KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise damaged(path.name) from error
    if not sheets:
        raise damaged(path.name)
    return sheets


def read_sheet(path: Path, sheet: str, table: Table) -> Grid:
    """One sheet of a workbook whose `sheets_of` were looked at. Raises FileProblems."""
    with open_archive(path) as archive:
        special = inspect(path, archive, sheet_entries(archive)[sheet], sheet)
    batch = _load(path, sheet)
    place = Place(path.name, sheet)
    top = [list(row.values()) for row in _unnamed(batch.slice(0, HEADER_ROWS)).to_pylist()]
    header = header_of(place, top, table)
    columns = tuple(pa.chunked_array([column]) for column in batch.slice(header.row).columns)
    below = {(row - header.row, column): raw for (row, column), raw in special.items() if row >= header.row}
    return Grid(place, header, header.row + 1, columns, below)


def _load(path: Path, sheet: str) -> pa.RecordBatch:
    try:
        reader = _reader(path)
        return reader.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string").to_arrow()
    except fastexcel.FastExcelError as error:
        raise damaged(path.name) from error


def _reader(path: Path) -> fastexcel.ExcelReader:
    """Opening reads all shared text, so each thread keeps the workbook that it read last."""
    found = path.stat()
    opened = (path, found.st_mtime_ns, found.st_size)
    if getattr(_last, "opened", None) != opened:
        _last.reader, _last.opened = fastexcel.read_excel(str(path)), opened
    reader: fastexcel.ExcelReader = _last.reader
    return reader


def _unnamed(batch: pa.RecordBatch) -> pa.RecordBatch:
    return batch.rename_columns([str(place) for place in range(batch.num_columns)])

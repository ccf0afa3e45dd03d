"""Looking into an .xlsx before a parser does: bombs, passwords, truncation, stray and broken cells.

An .xlsx is a zip of XML. The parser lays a sheet out as one dense block of memory, so that two cells in
opposite corners are as bad as a zip bomb; both are found by streaming the XML once, in bounded memory.
"""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from huizhang.exchange.reading.grid import BrokenCell
from huizhang.exchange.reading.parsed import file_problem
from huizhang.kernel.message import message

MOST_ENTRIES = 5_000
MOST_BYTES = 4 << 30
MOST_RATIO = 200
RATIO_FROM = 16 << 20
MOST_CELLS = 40_000_000
LONGEST_TEXT = 1 << 16

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 1 << 20
_OVERLAP = 512
_WIDE = re.compile(rb'r="[A-Z]{2}')
_REFERENCE = re.compile(rb' r="([A-Z]{1,3})(\d{1,7})"[^>]*[^>/]>')
_BROKEN = re.compile(
    rb' r="([A-Z]{1,3})(\d{1,7})"[^>]* t="e"[^>]*>(?:<f[^>]*/>|<f.{0,400}?</f>)?<v>([^<]{1,40})<'
)
_ROUNDED = re.compile(rb' r="([A-Z]{1,3})(\d{1,7})"[^>]*><v>(\d{16,}|[0-9.]+E\+\d+)</v>')
# one pass of Arrow's regular expressions, which hold no lock, for what is nearly always absent
_ODD = r'r="[A-Z]{2}|t="e"|<v>(?:\d{16}|[0-9.]+E\+)'
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_LINK = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")

Cells = dict[tuple[int, int], Any]


def open_archive(path: Path) -> zipfile.ZipFile:
    """The zip directory, once it is known to be harmless. Raises FileProblems."""
    with path.open("rb") as stream:
        start = stream.read(8)
    if start == _OLE:
        raise file_problem(
            path.name,
            message(
                "the workbook is protected by a password or is an old .xls; "
                "open it in Excel, remove the password and save it as .xlsx"
            ),
        )
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise damaged(path.name) from error
    _refuse_bomb(path, archive)
    return archive


def damaged(file: str) -> Exception:
    return file_problem(
        file,
        message("the workbook is damaged or incomplete; export or copy it again, or save it anew in Excel"),
    )


def _refuse_bomb(path: Path, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    swollen = any(
        entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    if swollen or len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise file_problem(
            path.name,
            message(
                "the workbook unpacks to far more than a sheet can hold and was not opened; "
                "copy the rows into a new workbook"
            ),
        )


def hidden_sheets(archive: zipfile.ZipFile) -> frozenset[str]:
    sheets = map(_attributes, _SHEET.findall(archive.read("xl/workbook.xml")))
    return frozenset(
        _plain(sheet[b"name"]) for sheet in sheets if sheet.get(b"state", b"visible") != b"visible"
    )


def sheet_entries(archive: zipfile.ZipFile) -> dict[str, str]:
    """{sheet name: path of its XML in the zip}."""
    book = archive.read("xl/workbook.xml")
    links = archive.read("xl/_rels/workbook.xml.rels")
    targets = {
        found.get(b"Id"): found.get(b"Target", b"") for found in map(_attributes, _LINK.findall(links))
    }
    sheets = map(_attributes, _SHEET.findall(book))
    return {_plain(sheet[b"name"]): _entry(targets.get(_link(sheet), b"")) for sheet in sheets}


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def _link(sheet: dict[bytes, bytes]) -> bytes | None:
    """The relationship's id; its namespace may have any prefix."""
    return next((value for name, value in sheet.items() if name.endswith(b":id")), None)


def _plain(raw: bytes) -> str:
    return html.unescape(raw.decode("utf-8", "replace"))


def _entry(target: bytes) -> str:
    text = _plain(target)
    return text.lstrip("/") if text.startswith("/") else f"xl/{text}"


def inspect(path: Path, archive: zipfile.ZipFile, entry: str, sheet: str | None) -> Cells:
    """Stream one XML part. Returns cells that the parser would lose (formula errors, rounded numbers) as
    {(row, column), from 0 at the first used column: raw}. Raises FileProblems."""
    wide, cells = False, {}
    try:
        for window in _windows(archive, entry):
            _refuse_long_text(path.name, sheet, window)
            if pc.match_substring_regex(pa.scalar(window), _ODD).as_py():
                wide = wide or _WIDE.search(window) is not None
                cells.update(_found(_BROKEN, window, BrokenCell))
                cells.update(_found(_ROUNDED, window, float))
        first = _first_column(path, archive, entry, sheet) if wide or cells else 0
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        raise damaged(path.name) from error
    return {(row, column - first): raw for (row, column), raw in cells.items()}


def _windows(archive: zipfile.ZipFile, entry: str) -> Iterator[bytes]:
    tail = b""
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            window = tail + chunk
            yield window
            tail = window[-_OVERLAP:]


def _refuse_long_text(file: str, sheet: str | None, window: bytes) -> None:
    """Text between two tags: every block of half the limit must hold a tag."""
    step = LONGEST_TEXT // 2
    for start in range(0, len(window) - step, step):
        if window.find(b"<", start, start + step) < 0:
            raise file_problem(
                file, message("a cell holds more text than a sheet can; shorten or remove it"), sheet
            )


def _found(pattern: re.Pattern[bytes], window: bytes, read: Any) -> Cells:
    return {
        (int(row) - 1, _column(letters)): read(_plain(text)) for letters, row, text in pattern.findall(window)
    }


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _first_column(path: Path, archive: zipfile.ZipFile, entry: str, sheet: str | None) -> int:
    """The first used column. Raises FileProblems where the used cells span more than fits in memory."""
    first, last, rows, corner = 1 << 14, 0, 0, ""
    for window in _windows(archive, entry):
        for letters, row in _REFERENCE.findall(window):
            column = _column(letters)
            if column > last:
                last, corner = column, f"{letters.decode()}{int(row)}"
            first, rows = min(first, column), max(rows, int(row))
    if (last - first + 1) * rows > MOST_CELLS:
        raise file_problem(
            path.name,
            message("the cell {cell} lies far outside the table; delete it and save again", cell=corner),
            sheet,
        )
    return first

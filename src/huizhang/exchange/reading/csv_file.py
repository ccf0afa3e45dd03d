"""A .csv as a grid: comma, tab or semicolon, UTF-8 or GB18030."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc

from huizhang.exchange.formulas import DISARMED
from huizhang.exchange.problems import Problem
from huizhang.exchange.reading.encoding import encoding_of
from huizhang.exchange.reading.grid import Grid
from huizhang.exchange.reading.header import HEADER_ROWS, Header, find_header
from huizhang.exchange.reading.layout import header_of
from huizhang.exchange.reading.parsed import Place, file_problem
from huizhang.exchange.reading.plain_csv import read_plain
from huizhang.exchange.table import Table
from huizhang.kernel.message import Message, message

LONGEST_FIELD = 1 << 17
BATCH = 1 << 16

_DELIMITERS = ",\t;"


def read_csv(path: Path, table: Table) -> Grid:
    """Rows are counted as records, so that a line break inside quotes does not shift them."""
    encoding, quoted = encoding_of(path)
    csv.field_size_limit(LONGEST_FIELD)
    delimiter = _delimiter(path, encoding, table)
    place = Place(path.name, None)
    try:
        header = header_of(place, _top(path, encoding, delimiter), table)
        if not quoted and encoding != "gb18030":
            columns = read_plain(path, "utf-8", delimiter, header.row, len(header.written))
            if columns is not None:
                return Grid(place, header, header.row + 1, tuple(map(_armed, columns)))
        return _grid(path, encoding, delimiter, place, header)
    except csv.Error as error:
        row = _broken_row(path, encoding, delimiter)
        raise file_problem(path.name, _quoting(str(error)), row=row) from error


def _grid(path: Path, encoding: str, delimiter: str, place: Place, header: Header) -> Grid:
    width = len(header.written)
    batches: list[list[pa.DictionaryArray]] = []
    ragged: dict[int, Problem] = {}
    read = 0
    with _open(path, encoding) as stream:
        records = islice(csv.reader(stream, delimiter=delimiter, strict=True), header.row, None)
        while batch := list(islice(records, BATCH)):
            ragged.update(_squared(batch, width, place, header.row + 1, read))
            batches.append([_encoded(cells) for cells in zip(*batch, strict=True)])
            read += len(batch)
    kind = pa.dictionary(pa.int32(), pa.string())
    columns = tuple(
        pa.chunked_array([batch[position] for batch in batches], type=kind) for position in range(width)
    )
    return Grid(place, header, header.row + 1, columns, ragged=ragged)


def _squared(
    batch: list[list[str]], width: int, place: Place, first: int, read: int
) -> Iterator[tuple[int, Problem]]:
    """Give every record `width` cells, in place; yield the records that had another number."""
    for position, record in enumerate(batch):
        if len(record) == width:
            continue
        if any(cell.strip() for cell in record):
            said = message(
                "the row has {found} cells, the header {expected}; add or remove separators",
                found=len(record),
                expected=width,
            )
            row = first + read + position
            yield read + position, Problem(place.file, None, row, None, None, said)
        batch[position] = (record + [""] * width)[:width]


def _encoded(cells: tuple[str, ...]) -> pa.DictionaryArray:
    return _armed_chunk(pa.array(cells, pa.string()).dictionary_encode())


def _armed(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pa.chunked_array([_armed_chunk(chunk) for chunk in column.chunks], type=column.type)


def _armed_chunk(column: pa.DictionaryArray) -> pa.DictionaryArray:
    """Take off the apostrophe that keeps a text from running as a formula."""
    words = pc.replace_substring_regex(column.dictionary, DISARMED, r"\1")
    return pa.DictionaryArray.from_arrays(column.indices, words)


def _open(path: Path, encoding: str) -> IO[str]:
    return path.open(encoding=encoding, newline="")


def _top(path: Path, encoding: str, delimiter: str) -> list[list[str]]:
    with _open(path, encoding) as stream:
        return list(islice(csv.reader(stream, delimiter=delimiter, strict=True), HEADER_ROWS))


def _delimiter(path: Path, encoding: str, table: Table) -> str:
    """The first with which the header is found; a comma where there is none."""
    for delimiter in _DELIMITERS:
        try:
            if find_header(_top(path, encoding, delimiter), table):
                return delimiter
        except csv.Error:
            continue
    return ","


def _broken_row(path: Path, encoding: str, delimiter: str) -> int:
    row = 0
    with _open(path, encoding) as stream:
        try:
            for _ in csv.reader(stream, delimiter=delimiter, strict=True):
                row += 1
        except csv.Error:
            return row + 1
    return row


def _quoting(error: str) -> Message:
    if "field larger" in error:
        return message(
            "a cell holds more than {most} characters, or a quotation mark is never closed; correct the row",
            most=LONGEST_FIELD,
        )
    return message("the quotation marks do not balance from here on; write a quotation mark in a cell twice")

"""Which encoding a text table is in: UTF-8, GB18030, or a mixture that must be mended."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, NamedTuple

from huizhang.exchange.problems import Problem
from huizhang.exchange.reading.parsed import FileProblems, file_problem, shown
from huizhang.kernel.message import Message, message

UTF8 = "UTF-8"
GB = "GB18030"
MOST_ROWS_NAMED = 20
LONGEST_LINE = 1 << 24

_CHUNK = 1 << 20
_KNOWN_STARTS = {
    b"PK\x03\x04": "xlsx",
    b"\xd0\xcf\x11\xe0": "xls",
    b"PAR1": "parquet",
    b"%PDF": "pdf",
    b"\x1f\x8b": "gz",
}


class Piece(NamedTuple):
    row: int
    field: bytes
    encoding: str | None


class Encoding(NamedTuple):
    """`codec` is Python's name; `quoted` says whether there is a quotation mark anywhere."""

    codec: str
    quoted: bool


def encoding_of(path: Path) -> Encoding:
    """Raises FileProblems for binary files and for mixed encodings."""
    with path.open("rb") as stream:
        _refuse_binary(path.name, stream.read(8))
    valid, quoted = _survey(path)
    if not valid:
        _refuse_mixture(path)
    return Encoding("utf-8-sig" if valid else "gb18030", quoted)


def _refuse_binary(file: str, start: bytes) -> None:
    for magic, kind in _KNOWN_STARTS.items():
        if start.startswith(magic):
            said = message("this is not text but a .{kind} file; rename or export it as .csv", kind=kind)
            raise file_problem(file, said)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise file_problem(file, message("this is UTF-16 text; save it as “CSV UTF-8” in Excel"))


def _survey(path: Path) -> tuple[bool, bool]:
    """Whether the file is UTF-8, and whether it quotes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    valid, quoted = True, False
    with path.open("rb") as stream:
        for chunk in _chunks(path.name, stream):
            valid = valid and _decodes(decoder, chunk)
            quoted = quoted or b'"' in chunk
    return valid and _decodes(decoder, b"", final=True), quoted


def _chunks(file: str, stream: IO[bytes]) -> Iterator[bytes]:
    """Chunks without NUL bytes and without lines that a reader would have to hold in memory."""
    lines, length = 0, 0
    while chunk := stream.read(_CHUNK):
        if b"\0" in chunk:
            said = message("this is not text (it holds NUL bytes); export it as .csv again")
            raise file_problem(file, said)
        ended = chunk.rfind(b"\n")
        length = length + len(chunk) if ended < 0 else len(chunk) - ended - 1
        lines += chunk.count(b"\n")
        if length > LONGEST_LINE:
            said = message("the line is longer than {most} bytes; a cell may be damaged", most=LONGEST_LINE)
            raise file_problem(file, said, row=lines + 1)
        yield chunk


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_mixture(path: Path) -> None:
    rows: dict[str | None, dict[int, bytes]] = {UTF8: {}, GB: {}, None: {}}
    for piece in _pieces(path):
        rows[piece.encoding].setdefault(piece.row, piece.field)
    if rows[None]:
        raise FileProblems(_named(path.name, rows[None], None, _unknown_encoding()))
    if rows[UTF8] and rows[GB]:
        few, many = sorted((UTF8, GB), key=lambda encoding: len(rows[encoding]))
        raise FileProblems(_named(path.name, rows[few], few, _mixed_encoding(few, many)))


def _pieces(path: Path) -> Iterator[Piece]:
    """Cells that are not ASCII. GB18030 never uses the bytes of comma, quote and line end inside a
    character, so that the rows can be told apart before the encoding is known."""
    with path.open(encoding="latin-1", newline="") as stream:
        try:
            for row, cells in enumerate(csv.reader(stream), start=1):
                for cell in cells:
                    if not cell.isascii() and (encoding := _encoding(cell)) != "either":
                        yield Piece(row, cell.encode("latin-1"), encoding)
        except csv.Error:
            return


@lru_cache(maxsize=200_000)
def _encoding(cell: str) -> str | None:
    field = cell.encode("latin-1").removeprefix(codecs.BOM_UTF8)
    if _valid(field, "utf-8"):
        return "either" if _valid(field, "gb2312") or max(field, default=0) < 0xE0 else UTF8
    return GB if _valid(field, "gb18030") else None


def _valid(field: bytes, encoding: str) -> bool:
    try:
        field.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _named(file: str, rows: dict[int, bytes], encoding: str | None, said: Message) -> list[Problem]:
    return [
        Problem(file, None, row, None, shown(field.decode(encoding or UTF8, "replace")), said)
        for row, field in list(rows.items())[:MOST_ROWS_NAMED]
    ]


def _unknown_encoding() -> Message:
    return message("this row is neither UTF-8 nor GB18030; save the file as “CSV UTF-8” in Excel")


def _mixed_encoding(few: str, many: str) -> Message:
    return message(
        "this row is in {few}, the rest of the file in {many}; save the whole file as “CSV UTF-8”",
        few=few,
        many=many,
    )

"""A comma separated table, strictly: read with its line numbers, written the same by every machine."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from huizhang.exchange.problems import BadInput, Problem, folder_problem
from huizhang.kernel.message import Message, message

LONGEST_FIELD = 1 << 14
Rows = list[tuple[int, list[str]]]


def rows_of(lines: Iterable[str], file: str) -> tuple[list[str], Rows]:
    """The header and the numbered rows below it; empty lines are no rows. Raises BadInput."""
    csv.field_size_limit(LONGEST_FIELD)
    try:
        reader = csv.reader(lines, strict=True)
        header = [cell.strip() for cell in next(reader, [])]
        rows = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader if any(cells)]
    except csv.Error as wrong:
        said = message("the quotation marks or cells cannot be read: {what}", what=str(wrong))
        raise folder_problem(said, file) from None
    return header, rows


def lines_of(data: bytes, file: str) -> io.StringIO:
    """UTF-8, with or without its mark. Raises BadInput."""
    try:
        return io.StringIO(data.decode("utf-8-sig"), newline="")
    except UnicodeDecodeError:
        raise folder_problem(message("this is not UTF-8 text"), file) from None


def table_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue().encode()


def problem(file: str, row: int, column: str | None, value: str | None, said: Message) -> Problem:
    return Problem(file, None, row, column, value, said)


def refuse(problems: Iterable[Problem]) -> None:
    """Raises BadInput where there is any."""
    found = list(problems)
    if found:
        raise BadInput(found)

"""What a folder holds once it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pyarrow as pa

from huizhang.exchange.cells.text import as_text
from huizhang.exchange.problems import Notice, Problem
from huizhang.exchange.table import Table
from huizhang.kernel.message import Message

LONGEST_VALUE_SHOWN = 200


class Place(NamedTuple):
    """A table's file and, in a workbook, its sheet."""

    file: str
    sheet: str | None

    def __str__(self) -> str:
        return self.file if self.sheet is None else f"{self.file} [{self.sheet}]"


class ParsedRow(NamedTuple):
    """`values` has every column of the table; `row` is the sheet's own number."""

    values: dict[str, Any]
    file: str
    sheet: str | None
    row: int


class Rejected(NamedTuple):
    """A row with problems: `values` where they could be read, `cells` as they stand by header."""

    values: dict[str, Any]
    file: str
    sheet: str | None
    row: int
    cells: dict[str, Any]


@dataclass
class ParsedTable:
    """`headers` maps each place to {column name: header as written there}."""

    table: Table
    rows: list[ParsedRow] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    headers: dict[Place, dict[str, str]] = field(default_factory=dict)

    @property
    def columns_present(self) -> frozenset[str]:
        return frozenset(name for headers in self.headers.values() for name in headers)

    def header(self, place: Place, column: str) -> str:
        """The header as written in that place, else the column's name."""
        return self.headers.get(place, {}).get(column, column)

    def every_row(self) -> Iterator[ParsedRow | Rejected]:
        yield from self.rows
        yield from self.rejected


@dataclass
class Folder:
    """`tables` has the row tables that were given, `bulk` the Arrow ones; problems are in reading order.

    A bulk table has all its declared columns as text (canonical spelling, null where empty), `file` and
    `sheet` as text and `row` as int64. `declared` has the declarations of the tables that were given.
    """

    tables: dict[str, ParsedTable] = field(default_factory=dict)
    bulk: dict[str, pa.Table] = field(default_factory=dict)
    declared: dict[str, Table] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def present(self) -> frozenset[str]:
        return frozenset(self.tables) | frozenset(self.bulk)


class FileProblems(Exception):
    """A file or sheet cannot be read at all; the reader of the folder collects these."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message.say() for problem in self.problems))


def file_problem(
    file: str, message: Message, sheet: str | None = None, row: int | None = None
) -> FileProblems:
    return FileProblems([Problem(file, sheet, row, None, None, message)])


def shown(raw: Any) -> str | None:
    """A cell as a problem shows it: whole unless it is very long."""
    if raw is None:
        return None
    text = as_text(raw)
    return text if len(text) <= LONGEST_VALUE_SHOWN else f"{text[:LONGEST_VALUE_SHOWN]}…"

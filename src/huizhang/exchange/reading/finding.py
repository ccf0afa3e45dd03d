"""Which files and sheets of a folder are which part of which table."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from huizhang.exchange.cells.spelling import folded
from huizhang.exchange.problems import BadInput, Notice, Problem, folder_problem
from huizhang.exchange.reading.parsed import FileProblems, Place
from huizhang.exchange.reading.workbook import sheets_of
from huizhang.exchange.table import Table
from huizhang.kernel.message import Message, message

SUFFIXES = (".csv", ".xlsx", ".parquet")
OTHER_WORKBOOKS = (".xls", ".xlsm", ".xlsb", ".et", ".ods", ".numbers")
OTHER_SPREADSHEETS = (*OTHER_WORKBOOKS, ".tsv", ".txt")
MOST_NAMED = 10

_NUMBERED = re.compile(r"(.+)_(\d{1,4})")


@dataclass(frozen=True)
class Part:
    """A file or sheet that holds a table or, as `grades_2`, a part of it."""

    table: Table
    number: tuple[int, int]
    path: Path
    sheet: str | None

    @property
    def place(self) -> Place:
        return Place(self.path.name, self.sheet)


@dataclass
class Found:
    """`wanted` names the tables to read; another known table is neither read nor remarked."""

    wanted: frozenset[str]
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def part(self, part: Part, hidden: bool = False) -> None:
        if part.table.name not in self.wanted:
            return
        if hidden:
            said = message("the sheet is hidden and was read; remove it if it is old")
            self.notice(part.path.name, said, part.sheet)
        self.parts.append(part)

    def problem(self, file: str, said: Message) -> None:
        self.problems.append(Problem(file, None, None, None, None, said))

    def notice(self, file: str, said: Message, sheet: str | None = None) -> None:
        self.notices.append(Notice(file, sheet, said))


class Names:
    """Table names, English and Chinese, with or without a part's number."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._tables = {folded(name): table for table in tables for name in (table.name, table.zh)}

    def read(self, name: str) -> tuple[Table, int] | None:
        """`grades_2` as the table grades and 2; None where no table is meant."""
        plain = folded(name)
        if plain in self._tables:
            return self._tables[plain], 0
        numbered = _NUMBERED.fullmatch(plain)
        if numbered and numbered[1] in self._tables:
            return self._tables[numbered[1]], int(numbered[2])
        return None


def find_parts(folder: Path, tables: Sequence[Table], unread: Sequence[Table] = ()) -> Found:
    """The parts of `tables`; those of `unread` are passed over without a word.

    Raises BadInput where the folder cannot be listed or holds none of `tables`.
    """
    found, names = Found(frozenset(table.name for table in tables)), Names((*tables, *unread))
    for path in _entries(folder):
        _sort(path, names, found)
    if not found.parts and not found.problems:
        raise BadInput([*_passed_over(found.notices), _no_table(folder, tables)])
    _refuse_twice(found)
    return found


def _passed_over(notices: Sequence[Notice]) -> Iterator[Problem]:
    """Why what is there was not taken for a table."""
    for notice in notices[:MOST_NAMED]:
        yield Problem(notice.file, notice.sheet, None, None, None, notice.message)


def _no_table(folder: Path, tables: Sequence[Table]) -> Problem:
    said = message(
        "the folder {folder} holds no table; name each file (.xlsx, .csv, .parquet) or sheet after its "
        "table: {names}",
        folder=str(folder),
        names=[f"{table.zh}/{table.name}" for table in tables],
    )
    return Problem(None, None, None, None, None, said)


def _entries(folder: Path) -> list[Path]:
    try:
        if not folder.exists():
            raise folder_problem(
                message("there is no folder {folder}; check the path for typing errors", folder=str(folder))
            )
        if not folder.is_dir():
            raise folder_problem(
                message("{folder} is a file; name the folder that holds the tables", folder=str(folder))
            )
        return sorted(folder.iterdir())
    except OSError as error:
        said = message(
            "the folder {folder} cannot be read: {reason}", folder=str(folder), reason=error.strerror or ""
        )
        raise folder_problem(said) from error


def _sort(path: Path, names: Names, found: Found) -> None:
    suffix, named = path.suffix.lower(), names.read(path.stem)
    if path.name.startswith(("~$", ".")):
        found.notice(path.name, message("ignored, it is a lock file or a hidden file"))
    elif suffix not in SUFFIXES:
        _sort_other(path, suffix, named is not None, found)
    elif (obstacle := _obstacle(path)) is not None:
        found.problem(path.name, obstacle)
    elif suffix == ".xlsx":
        _sort_sheets(path, named, names, found)
    elif named is not None:
        found.part(Part(named[0], (named[1], 0), path, None))
    else:
        found.notice(path.name, message("ignored, it is not named after a table"))


def _sort_other(path: Path, suffix: str, named: bool, found: Found) -> None:
    unread = message("files of type {suffix} cannot be read; save it as .xlsx or .csv", suffix=suffix)
    if named and suffix in OTHER_SPREADSHEETS:
        found.problem(path.name, unread)
    elif suffix in OTHER_WORKBOOKS:
        found.notice(path.name, message("ignored, {why}", why=unread))
    else:
        found.notice(path.name, message("ignored, it is not a table"))


def _obstacle(path: Path) -> Message | None:
    """Why the entry cannot be read as a file; None where it can."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            path.open("rb").close()
            return None
    except OSError as error:
        return message("the file cannot be opened: {reason}", reason=error.strerror or str(error))
    kind = message("a folder") if stat.S_ISDIR(mode) else message("a device or pipe")
    return message("this is {kind} named like a table; put the file itself here", kind=kind)


def _sort_sheets(path: Path, named: tuple[Table, int] | None, names: Names, found: Found) -> None:
    try:
        sheets = sheets_of(path)
    except FileProblems as error:
        found.problems.extend(error.problems)
        return
    meant = {sheet: names.read(sheet) for sheet in sheets}
    tables = [one[0].name for one in meant.values() if one]
    first = next(iter(sheets))
    if named and meant[first] is None and named[0].name not in tables:
        meant[first] = (named[0], 0)
    for sheet, one in meant.items():
        if one is None:
            found.notice(path.name, message("ignored, the sheet is not named after a table"), sheet)
        else:
            part = named[1] if named and named[0] is one[0] else 0
            number = (part, one[1]) if part else (one[1], 0)
            found.part(Part(one[0], number, path, sheet), hidden=sheets[sheet])


def _refuse_twice(found: Found) -> None:
    """Keep the first of two parts that would be the same one, and say so."""
    kept: dict[tuple[str, tuple[int, int]], Part] = {}
    for part in found.parts:
        first = kept.setdefault((part.table.name, part.number), part)
        if first is not part:
            said = message(
                "the table {table} is given twice, also in {other}; keep one, or number parts as {table}_2",
                table=part.table.name,
                other=str(first.place),
            )
            found.problems.append(Problem(part.path.name, part.sheet, None, None, None, said))
    found.parts = list(kept.values())

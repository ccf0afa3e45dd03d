"""Reading a whole folder: every table, every problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa

from huizhang.exchange.problems import BadInput, Problem, folder_problem
from huizhang.exchange.reading.bulk import parse_bulk, repeated_rows
from huizhang.exchange.reading.csv_file import read_csv
from huizhang.exchange.reading.finding import SUFFIXES, Part, find_parts
from huizhang.exchange.reading.grid import Grid
from huizhang.exchange.reading.keys import reject_repeated
from huizhang.exchange.reading.layout import ignored_columns
from huizhang.exchange.reading.parquet_file import read_parquet
from huizhang.exchange.reading.parsed import FileProblems, Folder, ParsedTable, file_problem
from huizhang.exchange.reading.rows import parse_rows
from huizhang.exchange.reading.workbook import read_sheet, sheets_of
from huizhang.exchange.table import Table, Vocabulary
from huizhang.kernel.message import message

Progress = Callable[[str, int, int], None]

# parsers release the interpreter while they read
READERS = 2


def silent(place: str, done: int, total: int) -> None:
    """Progress that nobody watches: the place just read, how many are done, of how many."""


def read_folder(
    folder: Path,
    tables: Sequence[Table],
    vocabulary: Vocabulary,
    progress: Progress = silent,
    unread: Sequence[Table] = (),
) -> Folder:
    """Read every one of `tables` in `folder`, collecting every problem; `unread` ones may lie there too.

    Raises BadInput only where there is no folder, or nothing in it that could be a table.
    """
    found = find_parts(folder, tables, unread)
    read = Folder(problems=found.problems, notices=found.notices)
    pieces: dict[str, list[pa.Table]] = {}
    for done, (part, grid) in enumerate(_grids(found.parts), start=1):
        if isinstance(grid, Grid):
            _take_in(part.table, grid, vocabulary, read, pieces)
        else:
            read.problems.extend(grid)
        progress(str(part.place), done, len(found.parts))
    for table in tables:
        _finish(table, read, pieces)
    return read


def _grids(parts: Sequence[Part]) -> Iterator[tuple[Part, Grid | Sequence[Problem]]]:
    with ThreadPoolExecutor(READERS) as readers:
        yield from zip(parts, readers.map(_load, parts), strict=True)


def _load(part: Part) -> Grid | Sequence[Problem]:
    try:
        return _read(part)
    except FileProblems as error:
        return error.problems
    except OSError as error:
        said = message("the file cannot be read: {reason}", reason=error.strerror or str(error))
        return file_problem(part.path.name, said, part.sheet).problems


def _read(part: Part) -> Grid:
    if part.sheet is not None:
        return read_sheet(part.path, part.sheet, part.table)
    if part.path.suffix.lower() == ".csv":
        return read_csv(part.path, part.table)
    return read_parquet(part.path, part.table)


def _take_in(
    table: Table, grid: Grid, vocabulary: Vocabulary, read: Folder, pieces: dict[str, list[pa.Table]]
) -> None:
    read.notices.extend(ignored_columns(grid.place, grid.header))
    read.declared[table.name] = table
    if table.bulk:
        piece, problems = parse_bulk(grid, table, vocabulary)
        pieces.setdefault(table.name, []).append(piece)
    else:
        parsed = read.tables.setdefault(table.name, ParsedTable(table))
        problems = parse_rows(grid, parsed, vocabulary)
    read.problems.extend(problems)


def _finish(table: Table, read: Folder, pieces: dict[str, list[pa.Table]]) -> None:
    if table.name in read.tables:
        read.problems.extend(reject_repeated(read.tables[table.name]))
    if table.name in pieces:
        bulk = read.bulk[table.name] = pa.concat_tables(pieces[table.name])
        read.problems.extend(repeated_rows(bulk, table))


def read_file(path: Path, table: Table, vocabulary: Vocabulary) -> ParsedTable:
    """One table in a file of any name: a .csv, .parquet, or the first sheet of an .xlsx that is shown.

    Raises BadInput, with every problem.
    """
    read = Folder()
    for part, grid in _grids([_only_part(path, table)]):
        if isinstance(grid, Grid):
            _take_in(part.table, grid, vocabulary, read, {})
        else:
            read.problems.extend(grid)
    _finish(table, read, {})
    if read.problems:
        raise BadInput(read.problems)
    return read.tables[table.name]


def _only_part(path: Path, table: Table) -> Part:
    suffix, sheet = path.suffix.lower(), None
    if not path.is_file():
        raise folder_problem(
            message("there is no file {file}; check the path for typing errors", file=str(path)), path.name
        )
    if suffix not in SUFFIXES:
        unread = message("files of type {suffix} cannot be read; save it as .xlsx or .csv", suffix=suffix)
        raise folder_problem(unread, path.name)
    if suffix == ".xlsx":
        try:
            sheets = sheets_of(path)
        except FileProblems as error:
            raise BadInput(error.problems) from error
        sheet = next((name for name, hidden in sheets.items() if not hidden), next(iter(sheets)))
    return Part(table, (0, 0), path, sheet)

"""BALLOTS.csv: a row for each ballot that was returned."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from huizhang.exchange.problems import BadInput, Problem, folder_problem
from huizhang.exchange.reading.encoding import encoding_of
from huizhang.exchange.reading.parsed import FileProblems
from huizhang.kernel.message import Message, message
from huizhang.kernel.tally import Ballot, Election, Mark

KEY, WRITE_INS = "ballot", "write_ins"
LONGEST_FIELD = 1 << 14
SEPARATORS = re.compile("[；;]")
MARKS = {mark.value: mark for mark in Mark} | {"": Mark.ABSTAIN}
Rows = list[tuple[int, list[str]]]


def read_ballots(path: Path, election: Election) -> list[Ballot]:
    """Raises BadInput with everything that is wrong, each at its row and column."""
    if not path.is_file():
        raise folder_problem(message("there is no such file"), path.name)
    header, rows = _rows(path)
    _refuse(_of_header(path, header, election))
    problems = [*_of_keys(path, header, rows), *_of_cells(path, header, rows, election)]
    if len(rows) != election.returned:
        said = message(
            "the file has {rows} ballots, the manifest says that {returned} came back",
            rows=len(rows),
            returned=election.returned,
        )
        problems.append(Problem(path.name, None, None, None, None, said))
    _refuse(problems)
    return [_ballot(dict(zip(header, cells, strict=True)), election) for _, cells in rows]


def _rows(path: Path) -> tuple[list[str], Rows]:
    """The header and the numbered rows below it; empty lines are no ballots."""
    csv.field_size_limit(LONGEST_FIELD)
    try:
        encoding = encoding_of(path).codec
        with path.open(encoding=encoding, newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = [cell.strip() for cell in next(reader, [])]
            rows = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader if any(cells)]
    except FileProblems as wrong:
        raise BadInput(wrong.problems) from None
    except csv.Error as wrong:
        said = message("the quotation marks or cells cannot be read: {what}", what=str(wrong))
        raise folder_problem(said, path.name) from None
    return header, rows


def _of_header(path: Path, header: Sequence[str], election: Election) -> Iterator[Problem]:
    known = [KEY, *(one.id for one in election.candidates), WRITE_INS]
    for name in known[:-1]:
        if name not in header:
            yield _problem(path, 1, name, None, message("this column is missing"))
    for name in dict.fromkeys(header):
        if name not in known:
            said = message("no candidate of the manifest has this id; correct the header")
            yield _problem(path, 1, name, None, said)
        elif header.count(name) > 1:
            yield _problem(path, 1, name, None, message("this column stands there twice"))


def _of_keys(path: Path, header: Sequence[str], rows: Rows) -> Iterator[Problem]:
    at, seen = header.index(KEY), dict[str, int]()
    for row, cells in rows:
        if len(cells) != len(header):
            said = message(
                "the row has {found} cells, the header {expected}; add or remove separators",
                found=len(cells),
                expected=len(header),
            )
            yield _problem(path, row, None, None, said)
            continue
        key = cells[at]
        if not key:
            yield _problem(path, row, KEY, None, message("every ballot needs a key of its own"))
        elif key in seen:
            said = message("row {row} is the same ballot; a ballot counts once", row=seen[key])
            yield _problem(path, row, KEY, key, said)
        seen.setdefault(key, row)


def _of_cells(path: Path, header: Sequence[str], rows: Rows, election: Election) -> Iterator[Problem]:
    for row, cells in rows:
        for name, cell in zip(header, cells, strict=False):
            if name == WRITE_INS and cell and not election.rules.write_ins:
                yield _problem(path, row, name, cell, message("this election has no write-ins"))
            elif name not in (KEY, WRITE_INS) and cell not in MARKS:
                said = message("write 1 to approve, -1 to oppose, 0 or nothing to abstain, ? where illegible")
                yield _problem(path, row, name, cell, said)


def _ballot(cells: Mapping[str, str], election: Election) -> Ballot:
    names = SEPARATORS.split(cells.get(WRITE_INS, ""))
    return Ballot(
        cells[KEY],
        {one.id: MARKS[cells[one.id]] for one in election.candidates},
        tuple(name.strip() for name in names if name.strip()),
    )


def _problem(path: Path, row: int, column: str | None, value: str | None, said: Message) -> Problem:
    return Problem(path.name, None, row, column, value, said)


def _refuse(problems: Iterator[Problem] | list[Problem]) -> None:
    found = list(problems)
    if found:
        raise BadInput(found)

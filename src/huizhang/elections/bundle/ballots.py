"""ballots.csv: a row for each ballot that was returned."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from huizhang.elections.bundle.tables import Rows, problem, refuse, rows_of, table_of
from huizhang.exchange.problems import Problem
from huizhang.kernel.message import message
from huizhang.kernel.tally import Ballot, Election, Mark

KEY, WRITE_INS = "ballot", "write_ins"
SEPARATORS = re.compile("[；;]")
MARKS = {mark.value: mark for mark in Mark} | {"": Mark.ABSTAIN}
Fault = Callable[[str, int, Election], Iterator[Problem]]


def no_fault(file: str, rows: int, election: Election) -> Iterator[Problem]:
    """For who compares the number of ballots afterwards."""
    return iter(())


def number_fault(file: str, rows: int, election: Election) -> Iterator[Problem]:
    if rows != election.returned:
        said = message(
            "the file has {rows} ballots, the manifest says that {returned} came back",
            rows=rows,
            returned=election.returned,
        )
        yield Problem(file, None, None, None, None, said)


def ballots_of(
    lines: Iterable[str], file: str, election: Election, of_number: Fault = no_fault
) -> list[Ballot]:
    """Raises BadInput with everything that is wrong, each at its row and column."""
    header, rows = rows_of(lines, file)
    refuse(_of_header(file, header, election))
    keys, cells = _of_keys(file, header, rows), _of_cells(file, header, rows, election)
    refuse(chain(keys, cells, of_number(file, len(rows), election)))
    return [_ballot(dict(zip(header, cells, strict=True)), election) for _, cells in rows]


def ballots_csv(ballots: Iterable[Ballot], election: Election) -> bytes:
    """In the order of their random keys, which is none: nothing tells who cast when."""
    people = [one.id for one in election.candidates]
    header = [KEY, *people, *([WRITE_INS] if election.rules.write_ins else [])]
    return table_of(header, (_row(one, header) for one in sorted(ballots, key=lambda one: one.key)))


def box_text(ballots: Iterable[Ballot], election: Election) -> bytes:
    """The lines whose hash sealed the box at the close: key and marks, as the box kept them."""
    return "\n".join(sorted(f"{one.key} {_kept(one, election)}" for one in ballots)).encode()


def _kept(ballot: Ballot, election: Election) -> str:
    marks = {one.id: ballot.marks.get(one.id, Mark.ABSTAIN).value for one in election.candidates}
    kept = {"marks": marks, "write_ins": sorted(ballot.write_ins)}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _row(ballot: Ballot, header: Sequence[str]) -> list[str]:
    marks = {name: mark.value for name, mark in ballot.marks.items() if mark is not Mark.ABSTAIN}
    cells = {**marks, KEY: ballot.key, WRITE_INS: "；".join(ballot.write_ins)}
    return [cells.get(name, "") for name in header]


def _of_header(file: str, header: Sequence[str], election: Election) -> Iterator[Problem]:
    known = [KEY, *(one.id for one in election.candidates), WRITE_INS]
    for name in known[:-1]:
        if name not in header:
            yield problem(file, 1, name, None, message("this column is missing"))
    for name in dict.fromkeys(header):
        if name not in known:
            said = message("no candidate of the manifest has this id; correct the header")
            yield problem(file, 1, name, None, said)
        elif header.count(name) > 1:
            yield problem(file, 1, name, None, message("this column stands there twice"))


def _of_keys(file: str, header: Sequence[str], rows: Rows) -> Iterator[Problem]:
    at, seen = header.index(KEY), dict[str, int]()
    for row, cells in rows:
        if len(cells) != len(header):
            said = message(
                "the row has {found} cells, the header {expected}; add or remove separators",
                found=len(cells),
                expected=len(header),
            )
            yield problem(file, row, None, None, said)
            continue
        key = cells[at]
        if not key:
            yield problem(file, row, KEY, None, message("every ballot needs a key of its own"))
        elif key in seen:
            said = message("row {row} is the same ballot; a ballot counts once", row=seen[key])
            yield problem(file, row, KEY, key, said)
        seen.setdefault(key, row)


def _of_cells(file: str, header: Sequence[str], rows: Rows, election: Election) -> Iterator[Problem]:
    for row, cells in rows:
        for name, cell in zip(header, cells, strict=False):
            if name == WRITE_INS and cell and not election.rules.write_ins:
                yield problem(file, row, name, cell, message("this election has no write-ins"))
            elif name not in (KEY, WRITE_INS) and cell not in MARKS:
                said = message("write 1 to approve, -1 to oppose, 0 or nothing to abstain, ? where illegible")
                yield problem(file, row, name, cell, said)


def _ballot(cells: Mapping[str, str], election: Election) -> Ballot:
    names = SEPARATORS.split(cells.get(WRITE_INS, ""))
    return Ballot(
        cells[KEY],
        {one.id: MARKS[cells[one.id]] for one in election.candidates},
        tuple(name.strip() for name in names if name.strip()),
    )

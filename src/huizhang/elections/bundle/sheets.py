"""sheets/1.csv and sheets/2.csv: what each of two tellers wrote down of ballots on paper, pile by pile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple

from huizhang.elections.bundle.tables import Rows, problem, refuse, rows_of, table_of
from huizhang.exchange.problems import Problem
from huizhang.kernel.message import message
from huizhang.kernel.tally import Election
from huizhang.kernel.tally.sheets import Pile, Sheet, Votes, faults_of_pile

MARKS = ("approve", "oppose", "abstain", "illegible")
HEADER = ("pile", "valid", "invalid", "candidate", "name", *MARKS)
NUMBERS = ("valid", "invalid", *MARKS)
LONGEST_NUMBER = 9


def sheet_csv(sheet: Sheet, election: Election) -> bytes:
    """A row for each pile and candidate; who was written in has no id."""
    return table_of(HEADER, (row for pile in sheet for row in _rows(pile, election)))


def sheet_of(lines: Iterable[str], file: str, election: Election) -> Sheet:
    """Raises BadInput with everything that is wrong, each at its row and column."""
    header, rows = rows_of(lines, file)
    refuse(_of_header(file, header))
    refuse(_of_rows(file, rows, election))
    cells = [dict(zip(HEADER, row, strict=True)) for _, row in rows]
    piles = [_pile(name, cells) for name in dict.fromkeys(row["pile"] for row in cells)]
    refuse(
        Problem(file, None, None, None, pile.name, fault)
        for pile in piles
        for fault in faults_of_pile(pile, election)
    )
    return tuple(piles)


def _rows(pile: Pile, election: Election) -> Iterator[list[str]]:
    first = [pile.name, str(pile.valid), str(pile.invalid)]
    for one in election.candidates:
        yield [*first, one.id, one.name, *map(str, astuple(pile.votes[one.id]))]
    for name, times in sorted(pile.written.items()):
        yield [*first, "", name, str(times), "0", "0", "0"]


def _of_header(file: str, header: Sequence[str]) -> Iterator[Problem]:
    if tuple(header) != HEADER:
        said = message("the columns of a tally sheet are {columns}", columns=", ".join(HEADER))
        yield problem(file, 1, None, ", ".join(header), said)


def _of_rows(file: str, rows: Rows, election: Election) -> Iterator[Problem]:
    ids = {one.id for one in election.candidates}
    ballots: dict[str, tuple[str, str]] = {}
    seen: set[tuple[str, str, str]] = set()
    for number, row in rows:
        if len(row) != len(HEADER):
            said = message(
                "the row has {found} cells, the header {expected}; add or remove separators",
                found=len(row),
                expected=len(HEADER),
            )
            yield problem(file, number, None, None, said)
            continue
        cells = dict(zip(HEADER, row, strict=True))
        for name in NUMBERS:
            if not (cells[name].isascii() and cells[name].isdigit() and len(cells[name]) <= LONGEST_NUMBER):
                yield problem(file, number, name, cells[name], message("write a whole number"))
        if cells["candidate"] and cells["candidate"] not in ids:
            said = message("no candidate of the manifest has this id")
            yield problem(file, number, "candidate", cells["candidate"], said)
        if ballots.setdefault(cells["pile"], (cells["valid"], cells["invalid"])) != (
            cells["valid"],
            cells["invalid"],
        ):
            yield problem(file, number, "valid", cells["valid"], message("the pile says otherwise above"))
        of_whom = (cells["pile"], cells["candidate"], "" if cells["candidate"] else cells["name"])
        if of_whom in seen:
            yield problem(file, number, "candidate", cells["name"], message("this row stands there twice"))
        seen.add(of_whom)


def _pile(name: str, rows: Sequence[dict[str, str]]) -> Pile:
    own = [row for row in rows if row["pile"] == name]
    return Pile(
        name,
        int(own[0]["valid"]),
        int(own[0]["invalid"]),
        {row["candidate"]: Votes(*(int(row[mark]) for mark in MARKS)) for row in own if row["candidate"]},
        {row["name"]: int(row["approve"]) for row in own if not row["candidate"]},
    )

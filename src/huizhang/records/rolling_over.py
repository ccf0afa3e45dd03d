"""The roster of a new academic year, completed by the students whom it no longer names.

Nobody is deleted: who left gets a status, and the facts that held before stay in the history.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from huizhang.exchange.problems import folder_problem
from huizhang.exchange.reading import Folder, ParsedRow, ParsedTable, Place
from huizhang.exchange.stored import row_stores
from huizhang.kernel.message import message
from huizhang.kernel.records import ENROLLED, GRADUATED
from huizhang.people.exchange import STUDENTS
from huizhang.records.tables import REGISTRY

# where a row comes from that the roster does not have
COMPLETED = Place("", None)
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Year:
    """The enrolled students of a level and entry year: how many are known, and are in the new roster too."""

    level: str
    entry_year: int
    known: int
    present: int

    @property
    def absent(self) -> int:
        return self.known - self.present

    @property
    def name(self) -> str:
        return f"{self.level}-{self.entry_year}"


@dataclass(frozen=True, slots=True)
class Choices:
    """`final_years`: of which years (`Year.name`) those absent have graduated; `absent`: the status of
    everybody else who is absent, empty where it stays as it is."""

    final_years: frozenset[str]
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Completed:
    """`unexplained` are enrolled, absent, of no final year, and left as they are."""

    folder: Folder
    unexplained: tuple[Facts, ...]


def years(folder: Folder) -> list[Year]:
    """Every level and entry year that has known students, the oldest first. Raises BadInput."""
    named = _numbers(_roster(folder))
    known: Counter[tuple[int, str]] = Counter()
    present: Counter[tuple[int, str]] = Counter()
    for facts in _enrolled():
        year = (facts["entry_year"], facts["level"])
        known[year] += 1
        present[year] += facts["student_no"] in named
    return [Year(level, entry, known[entry, level], present[entry, level]) for entry, level in sorted(known)]


def likely_final(found: list[Year]) -> frozenset[str]:
    """The years that most have left while a later year of the same level is still there."""
    return frozenset(
        year.name
        for year in found
        if year.absent > year.present
        and any(
            later.level == year.level and later.entry_year > year.entry_year and later.present
            for later in found
        )
    )


def completed(folder: Folder, choices: Choices) -> Completed:
    """`folder` with a row for everybody who left. Raises BadInput where it has no students."""
    roster = _roster(folder)
    known = _known()
    rows = [_filled(row, roster, known) for row in roster.rows]
    named, unexplained = _numbers(roster), []
    for number, facts in known.items():
        if number in named or facts["status"] != ENROLLED:
            continue
        final = f"{facts['level']}-{facts['entry_year']}" in choices.final_years
        status = GRADUATED if final else choices.absent
        if status:
            rows.append(ParsedRow({**facts, "status": status}, COMPLETED.file, COMPLETED.sheet, 0))
        else:
            unexplained.append(facts)
    whole = {**roster.headers, COMPLETED: {column.name: column.name for column in STUDENTS.columns}}
    table = ParsedTable(STUDENTS, rows, roster.rejected, whole)
    return Completed(replace(folder, tables={**folder.tables, STUDENTS.name: table}), tuple(unexplained))


def _roster(folder: Folder) -> ParsedTable:
    if STUDENTS.name not in folder.tables:
        raise folder_problem(
            message("there is no table students; send the roster of the new year as students.xlsx")
        )
    return folder.tables[STUDENTS.name]


def _numbers(roster: ParsedTable) -> set[Any]:
    """Of rejected rows too, so that nobody leaves because of a typing error."""
    return {row.values["student_no"] for row in roster.every_row()}


def _known() -> dict[str, dict[str, Any]]:
    names = [column.name for column in STUDENTS.columns]
    store = next(store for store in row_stores(REGISTRY.stores) if store.table is STUDENTS)
    return {key[0]: dict(zip(names, values, strict=False)) for key, values in store.existing().items()}


def _enrolled() -> list[dict[str, Any]]:
    return [facts for facts in _known().values() if facts["status"] == ENROLLED]


def _filled(row: ParsedRow, roster: ParsedTable, known: Mapping[str, Facts]) -> ParsedRow:
    """Columns that the roster does not have stay as they are known."""
    before = known.get(row.values["student_no"], {})
    kept = {name: value for name, value in before.items() if name not in roster.columns_present}
    return row._replace(values={**row.values, **kept})

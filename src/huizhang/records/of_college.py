"""What a college may bring in by itself: rows of its own students and its own union, and nothing else.

Ranks, grades, the steps of organs and what the school states stay with those who keep the whole school's
records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from huizhang.exchange.problems import Problem
from huizhang.exchange.reading import Folder, ParsedRow, ParsedTable, Place, Rejected
from huizhang.exchange.stored import Key, row_stores
from huizhang.kernel.message import message
from huizhang.records.tables import REGISTRY

COLLEGES = "colleges"
# table -> its columns that must name something of the college, each with the table that this is a row of;
# a table stands after those that it refers to
BELONGS: Mapping[str, Mapping[str, str]] = {
    "students": {"college": COLLEGES},
    "unions": {"college": COLLEGES},
    "departments": {"union": "unions"},
    "posts": {"union": "unions", "student_no": "students"},
    "projects": {"union": "unions"},
    "volunteers": {"project": "projects", "student_no": "students"},
    "congresses": {"union": "unions"},
    "delegates": {"congress": "congresses", "student_no": "students"},
    "appraisals": {"union": "unions"},
    "appraisal_panel": {"appraisal": "appraisals"},
    "appraisal_reports": {"appraisal": "appraisals", "student_no": "students"},
    "activities": {"union": "unions"},
    "pledges": {"union": "unions", "student_no": "students"},
    "trainings": {"union": "unions"},
    "needs": {"union": "unions"},
}


def problems_outside(folder: Folder, college: str) -> list[Problem]:
    """Every row and table of `folder` that is not the college's own, stored or to come."""
    own = _Own(folder, college)
    problems = list(_tables_of_the_school(folder))
    for name in BELONGS:
        if name in folder.tables:
            problems.extend(_rows_of_others(folder.tables[name], own, college))
    return problems


def tables_of_colleges(folder: Folder) -> Folder:
    """`folder` without the tables that the school keeps."""
    tables = {name: parsed for name, parsed in folder.tables.items() if name in BELONGS}
    return replace(folder, tables=tables, bulk={})


class _Own:
    """Which keys of each table are the college's."""

    def __init__(self, folder: Folder, college: str) -> None:
        self.folder = folder
        self.names: dict[str, set[Any]] = {COLLEGES: {college}}
        self.stored: dict[str, dict[Key, bool]] = {}
        self.stores = {store.table.name: store for store in row_stores(REGISTRY.stores)}

    def foreign_column(self, parsed: ParsedTable, row: ParsedRow | Rejected) -> str | None:
        """The first column by which the row is somebody else's; the key where the stored row is."""
        name = parsed.table.name
        for column, target in BELONGS[name].items():
            if row.values[column] not in self.of(target):
                return column
        owned = self._stored_in(name).get(parsed.table.key_of(row.values), True)
        return None if owned else parsed.table.key[0]

    def of(self, table: str) -> set[Any]:
        """What rows of other tables may name: the first part of the key of every own row."""
        if table not in self.names:
            self.names[table] = {key[0] for key, owned in self._stored_in(table).items() if owned}
            parsed = self.folder.tables.get(table)
            coming = parsed.every_row() if parsed else ()
            self.names[table] |= {
                row.values[parsed.table.key[0]]
                for row in coming
                if parsed and self.foreign_column(parsed, row) is None
            }
        return self.names[table]

    def _stored_in(self, table: str) -> dict[Key, bool]:
        if table not in self.stored:
            store = self.stores[table]
            columns = [column.name for column in store.table.columns]
            places = {columns.index(column): target for column, target in BELONGS[table].items()}
            owners = {target: self._names_stored(target) for target in set(places.values())}
            self.stored[table] = {
                key: all(values[place] in owners[target] for place, target in places.items())
                for key, values in store.existing().items()
            }
        return self.stored[table]

    def _names_stored(self, table: str) -> set[Any]:
        if table == COLLEGES:
            return self.names[COLLEGES]
        return {key[0] for key, owned in self._stored_in(table).items() if owned}


def _tables_of_the_school(folder: Folder) -> Iterator[Problem]:
    for name in sorted(folder.present - set(BELONGS)):
        said = message(
            "the table {table} is kept by the school, not by a college; leave it out, or ask the school "
            "league committee to import it",
            table=name,
        )
        yield Problem(None, None, None, None, name, said)


def _rows_of_others(parsed: ParsedTable, own: _Own, college: str) -> Iterator[Problem]:
    for row in parsed.rows:
        column = own.foreign_column(parsed, row)
        if column is not None:
            header = parsed.header(Place(row.file, row.sheet), column)
            said = message(
                "this row is not of {college}: a college brings in its own students and its own union only; "
                "remove the row",
                college=college,
            )
            value = row.values[column]
            yield Problem(row.file, row.sheet, row.row, header, None if value is None else str(value), said)

"""The full rows that findings rest on: the keys of their evidence looked up, one query a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from huizhang.appraisal import exchange as appraisal
from huizhang.approvals import exchange as approvals
from huizhang.conduct import exchange as conduct
from huizhang.congress import exchange as congress
from huizhang.eligibility import exchange as eligibility_tables
from huizhang.eligibility import queries as eligibility
from huizhang.exchange.cells import Listing, Organs, OrgansOr
from huizhang.exchange.model_store import ModelStore
from huizhang.exchange.table import Table
from huizhang.kernel.verdict import Evidence, plain
from huizhang.org import exchange as org
from huizhang.org import queries as org_queries
from huizhang.oversight import exchange as oversight
from huizhang.people import exchange as people_tables
from huizhang.people import queries as people
from huizhang.people.queries.visibility import Sight
from huizhang.voice import exchange as voice

_STORES = (
    *people_tables.STORES, *eligibility_tables.STORES, *org.STORES, *approvals.STORES, *congress.STORES,
    *appraisal.STORES, *oversight.STORES, *conduct.STORES, *voice.STORES,
)  # fmt: skip
STORES = {store.table.name: store for store in _STORES}
TABLES: Mapping[str, Table] = {name: store.table for name, store in STORES.items()}
PERSON = "student_no"
Row = dict[str, Any]


class RowsBehind:
    """The rows behind `evidence` as known on `day`; of what is out of sight only the key is told."""

    def __init__(self, evidence: Iterable[Evidence], day: date, sight: Sight) -> None:
        self.sight = sight
        keys: dict[str, list[Row]] = defaultdict(list)
        for one in dict.fromkeys(map(_hashable, evidence)):
            keys[one[0]].append(dict(one[1]))
        self.unions = {one.union: one.college for one in org_queries.unions()}
        numbers = {str(key[PERSON]) for named in keys.values() for key in named if PERSON in key}
        self.students = people.students(day, numbers) if numbers else {}
        self.found = {table: _indexed(_read(table, named, day, self), named) for table, named in keys.items()}

    def of(self, one: Evidence) -> list[Row]:
        """The rows of this key; the key alone where none is kept, or where they are out of sight."""
        table, key = _hashable(one)
        columns = frozenset(name for name, _ in key)
        rows = self.found.get(table, {}).get(columns, {}).get(_named(dict(key), columns), [])
        seen = [row for row in _closest(rows, TABLES.get(table), columns) if self.open(row)]
        return seen or [dict(one.key)]

    def open(self, row: Row) -> bool:
        """Whether the student and the union of a row are in sight."""
        if self.sight.school:
            return True
        number, union = row.get(PERSON), row.get("union")
        if number is not None and not self.person_open(str(number)):
            return False
        return union is None or self.sight.college(self.unions.get(union) or "") or number == self.sight.own

    def person_open(self, number: str) -> bool:
        student = self.students.get(number)
        return student is not None and self.sight.student(number, student.college)

    def union_open(self, union: str) -> bool:
        return union in self.unions and self.sight.union(self.unions[union])


def _read(table: str, keys: list[Row], day: date, behind: RowsBehind) -> list[Row]:
    reader = _READERS.get(table)
    if reader is not None:
        return reader(day, {str(key[PERSON]) for key in keys}, behind)
    store = STORES.get(table)
    if not isinstance(store, ModelStore):
        return []
    return store.rows_with(_asked(store.table, keys))


def _asked(table: Table, keys: list[Row]) -> dict[str, Collection[Any]]:
    """The values of the columns that every key names."""
    common = set.intersection(*(set(key) for key in keys))
    lists = {column.name for column in table.columns if isinstance(column.cell, (Listing, Organs, OrgansOr))}
    known = {column.name for column in table.columns} - lists
    return {name: {key[name] for key in keys} for name in sorted(common & known)}


def _students(day: date, numbers: set[str], behind: RowsBehind) -> list[Row]:
    return [asdict(behind.students[number]) for number in sorted(numbers & behind.students.keys())]


def _standings(day: date, numbers: set[str], behind: RowsBehind) -> list[Row]:
    return [{**asdict(one), "rank": one.best} for one in eligibility.standings(day, numbers)]


def _grades(day: date, numbers: set[str], behind: RowsBehind) -> list[Row]:
    return eligibility.grade_rows(day, numbers)


_READERS: Mapping[str, Callable[[date, set[str], RowsBehind], list[Row]]] = {
    "students": _students,
    "standings": _standings,
    "grades": _grades,
}


def _indexed(rows: list[Row], keys: list[Row]) -> dict[frozenset[str], dict[Any, list[Row]]]:
    """The rows by each set of columns that a key names."""
    indexed: dict[frozenset[str], dict[Any, list[Row]]] = {}
    for columns in {frozenset(key) for key in keys}:
        by_key = indexed.setdefault(columns, defaultdict(list))
        for row in rows:
            by_key[_named(row, columns)].append(row)
    return indexed


def _closest(rows: list[Row], table: Table | None, columns: frozenset[str]) -> list[Row]:
    """A key leaves out what is empty: the rows where that is empty, where there are any."""
    left_out = set(table.key) - columns if table else set()
    exact = [row for row in rows if all(row.get(name) is None for name in left_out)]
    return exact or rows


def _named(row: Row, columns: frozenset[str]) -> Any:
    return tuple(_plain(row.get(name)) for name in sorted(columns))


def _plain(value: Any) -> Any:
    told = plain(value)
    return tuple(told) if isinstance(told, list) else told


def _hashable(one: Evidence) -> tuple[str, tuple[tuple[str, Any], ...]]:
    """Evidence that was kept as JSON has lists where a fresh one has tuples."""
    return one.table, tuple((name, _plain(value)) for name, value in one.key)

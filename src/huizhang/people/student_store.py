"""Students in the database: their college, major and class are units, their superseded facts are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from huizhang.exchange import sql
from huizhang.exchange.history_store import HistoryStore
from huizhang.exchange.sql import Field
from huizhang.exchange.stored import Values
from huizhang.exchange.table import Table
from huizhang.people import units
from huizhang.people.models import Student, StudentHistory

# column -> where a query finds it; together they name the class group
UNIT_PATHS = {
    "college": "class_group__major__college_id",
    "major": "class_group__major__name",
    "entry_year": "class_group__entry_year",
    "level": "class_group__level",
    "class_name": "class_group__name",
}


class StudentStore(HistoryStore):
    def __init__(self, table: Table) -> None:
        super().__init__(table, Student, StudentHistory, dict.fromkeys(UNIT_PATHS, "class_group"))
        names = [column.name for column in table.columns]
        self.unit_of = itemgetter(*(names.index(name) for name in UNIT_PATHS))
        self.own_columns = [place for place, name in enumerate(names) if name not in UNIT_PATHS]

    @property
    def paths(self) -> tuple[str, ...]:
        columns = (column.name for column in self.table.columns)
        return (*(UNIT_PATHS.get(name, name) for name in columns), "known_from")

    @property
    def written(self) -> tuple[Field, ...]:
        own = (self.fields[place] for place in self.own_columns)
        return (*own, self.known_from, sql.field_of(Student, "class_group"))

    def encoded(self, rows: Iterable[Values]) -> Iterable[Sequence[Any]]:
        listed = list(rows)
        classes = [units.ClassUnit(*self.unit_of(row)) for row in listed]
        ids = units.ensure_class_groups(set(classes)) if classes else {}
        own = itemgetter(*self.own_columns, -1)
        columns = self.table.columns
        encoders = [sql.encoder(columns[place], self.fields[place]) for place in self.own_columns]
        encoders.append(sql.field_encoder(self.known_from))
        encoded = sql.encode(map(own, listed), encoders)
        return [(*row, ids[unit]) for row, unit in zip(encoded, classes, strict=True)]

    def delete(self, rows: Sequence[Values]) -> None:
        super().delete(rows)
        units.prune()

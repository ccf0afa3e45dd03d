"""A table kept in a model: read whole, diffed in Python, written by executemany.

Model instances would cost most of an import of 60,000 students, so rows stay tuples.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models

from huizhang.exchange import sql
from huizhang.exchange.sql import Field
from huizhang.exchange.stored import Change, Key, Rest, Values
from huizhang.exchange.table import Table
from huizhang.kernel.message import Message


class ModelStore:
    """`fields` names the model's field where it is not called like the column."""

    def __init__(
        self, table: Table, model: type[models.Model], fields: Mapping[str, str] | None = None
    ) -> None:
        self.table = table
        self.model = model
        named = fields or {}
        self.fields = tuple(
            sql.field_of(model, named.get(column.name, column.name)) for column in table.columns
        )
        names = [column.name for column in table.columns]
        self.key_positions = tuple(names.index(name) for name in table.key)
        self.lists = tuple(
            position for position, column in enumerate(table.columns) if isinstance(column.cell, sql.LISTS)
        )

    @property
    def paths(self) -> tuple[str, ...]:
        """Where `values_list` finds each column."""
        return tuple(field.attname for field in self.fields)

    @property
    def written(self) -> tuple[Field, ...]:
        """The fields that a row fills, in the order of `encoded`."""
        return self.fields

    def key_of(self, row: Values) -> Key:
        return tuple(row[position] for position in self.key_positions)

    def existing(self) -> dict[Key, Values]:
        """In the order of keys, whatever the database's collation is."""
        rows = map(self._decoded, self.model._base_manager.values_list(*self.paths).iterator(chunk_size=2000))
        return dict(sorted(((self.key_of(row), row) for row in rows), key=in_order))

    def records(self) -> dict[Key, Values]:
        return self.existing()

    def rows_with(self, wanted: Mapping[str, Collection[Any]]) -> list[dict[str, Any]]:
        """{column: value} of the rows whose columns in `wanted` hold one of these values; one query."""
        names = [column.name for column in self.table.columns]
        paths = dict(zip(names, self.paths, strict=False))
        asked = {f"{paths[name]}__in": list(values) for name, values in wanted.items()}
        rows = map(self._decoded, self.model._base_manager.filter(**asked).values_list(*self.paths))
        found = sorted(((self.key_of(row), row) for row in rows), key=in_order)
        return [dict(zip(names, row, strict=False)) for _, row in found]

    def stamped(self, values: Values, on: date) -> Values:
        return values

    def conflict(self, before: Values, on: date) -> Message | None:
        return None

    def insert(self, rows: Sequence[Values]) -> None:
        sql.insert(self.model, self.written, self.encoded(rows))

    def update(self, changes: Sequence[Change]) -> None:
        self.overwrite([change.after for change in changes])

    def restore(self, changes: Sequence[Change]) -> None:
        self.overwrite([change.before for change in changes])

    def overwrite(self, rows: Sequence[Values]) -> None:
        """Write `rows` over those with the same keys."""
        sql.update(self.model, self.written, self.key_fields, self.encoded(rows), self._encoded_keys(rows))

    def delete(self, rows: Sequence[Values]) -> None:
        sql.delete(self.model, self.key_fields, self._encoded_keys(rows))

    def resting_on(self, rows: Sequence[Values]) -> list[Rest]:
        """Only a model whose key is one column is referred to."""
        if len(self.key_positions) != 1 or not rows:
            return []
        keys = {self.key_of(row)[0] for row in rows}
        return [rest for relation in sql.referring(self.model) for rest in sql.rests(relation, keys)]

    @property
    def key_fields(self) -> tuple[Field, ...]:
        return tuple(self.fields[position] for position in self.key_positions)

    def encoded(self, rows: Iterable[Values]) -> Iterable[Sequence[Any]]:
        """Each row as the database takes it, in the order of `written`."""
        columns = self.table.columns
        return sql.encode(rows, [sql.encoder(*pair) for pair in zip(columns, self.fields, strict=True)])

    def _encoded_keys(self, rows: Iterable[Values]) -> Iterable[Sequence[Any]]:
        columns = [self.table.columns[position] for position in self.key_positions]
        encoders = [sql.key_encoder(*pair) for pair in zip(columns, self.key_fields, strict=True)]
        return sql.encode(map(self.key_of, rows), encoders)

    def _decoded(self, row: Values) -> Values:
        plain: list[Any] = [None if value == "" else value for value in row]
        for position in self.lists:
            plain[position] = tuple(plain[position].split(sql.SEPARATOR)) if plain[position] else ()
        return tuple(plain)


def in_order(keyed: tuple[Key, Values]) -> list[tuple[bool, Any]]:
    """A sorting key in which an empty part comes first."""
    return [(part is not None, part) for part in keyed[0]]

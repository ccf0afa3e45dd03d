"""A table whose superseded rows are kept: each row is known from a day until the next one is.

A correction of the same day replaces the row without a trace in the history (the ledger and the import
have one).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models

from huizhang.exchange import sql
from huizhang.exchange.model_store import ModelStore
from huizhang.exchange.sql import Field
from huizhang.exchange.stored import Change, Values
from huizhang.exchange.table import Table
from huizhang.kernel.message import Message, message


class HistoryStore(ModelStore):
    """Rows end with the day from which they are known. `history` has the model's fields, `known_until`,
    and a foreign key `student` where the model is the student."""

    def __init__(
        self,
        table: Table,
        model: type[models.Model],
        history: type[models.Model],
        fields: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(table, model, fields)
        self.history = history
        self.known_from = sql.field_of(model, "known_from")

    @property
    def paths(self) -> tuple[str, ...]:
        return (*super().paths, "known_from")

    @property
    def written(self) -> tuple[Field, ...]:
        return (*super().written, self.known_from)

    def stamped(self, values: Values, on: date) -> Values:
        return (*values, on)

    def conflict(self, before: Values, on: date) -> Message | None:
        if before[-1] <= on:
            return None
        return message(
            "what is known of this row is of {day}, later than this import; give that day or a later one",
            day=before[-1].isoformat(),
        )

    def update(self, changes: Sequence[Change]) -> None:
        self._keep([change for change in changes if _superseded(change)])
        super().update(changes)

    def restore(self, changes: Sequence[Change]) -> None:
        kept = [change.before for change in changes if _superseded(change)]
        key = [self._past(field) for field in (*self.key_fields, self.known_from)]
        days = sql.encode(((row[-1],) for row in kept), [sql.field_encoder(self.known_from)])
        keys = ((*known, *day) for known, day in zip(self._encoded_keys(kept), days, strict=True))
        sql.delete(self.history, key, keys)
        super().restore(changes)

    def encoded(self, rows: Iterable[Values]) -> Iterable[Sequence[Any]]:
        columns = (sql.encoder(*pair) for pair in zip(self.table.columns, self.fields, strict=True))
        return sql.encode(rows, [*columns, sql.field_encoder(self.known_from)])

    def _keep(self, superseded: Sequence[Change]) -> None:
        until = sql.field_of(self.history, "known_until")
        fields = [*map(self._past, self.written), until]
        rows = self.encoded(change.before for change in superseded)
        ends = sql.encode(((change.after[-1],) for change in superseded), [sql.field_encoder(until)])
        sql.insert(self.history, fields, ((*row, *end) for row, end in zip(rows, ends, strict=True)))

    def _past(self, field: Field) -> Field:
        """The field of the history that keeps `field`."""
        return sql.field_of(self.history, "student" if field.primary_key else field.name)


def _superseded(change: Change) -> bool:
    return bool(change.before[-1] < change.after[-1])

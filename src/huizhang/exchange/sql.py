"""Rows of a model by executemany, and what refers to a model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from django.db import connection, models

from huizhang.exchange.cells import Listing, Organs, OrgansOr
from huizhang.exchange.stored import Rest
from huizhang.exchange.table import Column

Encoder = Callable[[Any], Any]
Field: TypeAlias = "models.Field[Any, Any]"
LISTS = (Listing, Organs, OrgansOr)
SEPARATOR = "；"


def field_of(model: type[models.Model], name: str) -> Field:
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise TypeError(f"{model.__name__}.{name} is not a column")
    return field


def insert(model: type[models.Model], fields: Sequence[Field], rows: Iterable[Sequence[Any]]) -> None:
    into = f"{_table(model)} ({', '.join(map(_quoted, fields))})"
    if connection.vendor == "postgresql":
        _copy(into, rows)
    else:
        places = ", ".join(["%s"] * len(fields))
        _execute_many(f"INSERT INTO {into} VALUES ({places})", rows)  # noqa: S608 - our names


def update(
    model: type[models.Model],
    fields: Sequence[Field],
    key: Sequence[Field],
    rows: Iterable[Sequence[Any]],
    keys: Iterable[Sequence[Any]],
) -> None:
    """Set every field outside `key`."""
    places = [place for place, field in enumerate(fields) if field not in key]
    if not places:
        return
    names = ", ".join(f"{_quoted(fields[place])} = %s" for place in places)
    values = ((*(row[place] for place in places), *known) for row, known in zip(rows, keys, strict=True))
    _execute_many(f"UPDATE {_table(model)} SET {names} WHERE {_where(key)}", values)  # noqa: S608 - our names


def delete(model: type[models.Model], key: Sequence[Field], keys: Iterable[Sequence[Any]]) -> None:
    _execute_many(f"DELETE FROM {_table(model)} WHERE {_where(key)}", keys)  # noqa: S608 - our names


def lock(model: type[models.Model]) -> None:
    """Let no other transaction write to the model until this one ends; on SQLite none can anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {_table(model)} IN SHARE ROW EXCLUSIVE MODE")


def renew_statistics() -> None:
    """PostgreSQL plans by statistics that it renews minutes later; until then a board would take as long."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def encode(rows: Iterable[Sequence[Any]], encoders: Sequence[Encoder | None]) -> Iterable[Sequence[Any]]:
    needed = [(place, encoder) for place, encoder in enumerate(encoders) if encoder is not None]
    for row in rows:
        encoded = list(row)
        for place, encoder in needed:
            encoded[place] = encoder(encoded[place])
        yield encoded


def encoder(column: Column, field: Field) -> Encoder | None:
    """What makes a column's value the field's; None where it is already."""
    if isinstance(column.cell, LISTS):
        return _joined
    return field_encoder(field)


def field_encoder(field: Field) -> Encoder | None:
    if isinstance(field, models.DateField):
        return connection.ops.adapt_datefield_value
    if isinstance(field, (models.CharField, models.TextField)) and not field.null:
        return _blank
    return None


def key_encoder(column: Column, field: Field) -> Encoder | None:
    return _blank if field.null else encoder(column, field)


def referring(model: type[models.Model]) -> list[Field]:
    """The foreign keys to `model`, hidden ones too."""
    relations = model._meta.get_fields(include_hidden=True)
    return [relation.field for relation in relations if isinstance(relation, models.ManyToOneRel)]


def unused(model: type[models.Model]) -> models.QuerySet[models.Model]:
    """The rows to which no foreign key refers."""
    rows = model._base_manager.all()
    for relation in referring(model):
        referring_rows = relation.model._base_manager.filter(**{relation.name: models.OuterRef("pk")})
        rows = rows.filter(~models.Exists(referring_rows))
    return rows


def rests(relation: Field, keys: set[Any]) -> list[Rest]:
    """Rows whose foreign key `relation` is one of `keys`, counted for each key."""
    named = relation.model._base_manager.filter(**{f"{relation.name}__isnull": False})
    counted = Counter(key for key in named.values_list(relation.attname, flat=True) if key in keys)
    what = str(relation.model._meta.verbose_name_plural)
    return [Rest(str(key), what, count) for key, count in sorted(counted.items())]


def _execute_many(statement: str, rows: Iterable[Sequence[Any]]) -> None:
    listed = list(rows)
    if listed:
        with connection.cursor() as cursor:
            cursor.executemany(statement, listed)


def _copy(into: str, rows: Iterable[Sequence[Any]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _where(key: Sequence[Field]) -> str:
    """A key's foreign key may be null: then the unique index is over COALESCE, and so is this."""
    return " AND ".join(
        f"COALESCE({_quoted(field)}, '') = %s" if field.null else f"{_quoted(field)} = %s" for field in key
    )


def _quoted(field: Field) -> str:
    return connection.ops.quote_name(str(field.column))


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _joined(value: tuple[str, ...] | None) -> str:
    return SEPARATOR.join(value or ())


def _blank(value: str | None) -> str:
    return "" if value is None else value

"""Tables as JSON lines and back, column by column as the migrations of the backup know them."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

BATCH = 1000
# made again by themselves: what was judged, who is signed in, what was to be done
PASSING = frozenset({"compliance_judgement", "django_session", "django_tasks_database_dbtaskresult"})

Model = type[models.Model]
Nodes = Iterable[tuple[str, str]]


def tables(loader: MigrationLoader, nodes: Nodes) -> list[Model]:
    """Every table worth keeping, as of these migrations."""
    known = loader.project_state(list(nodes)).apps.get_models(include_auto_created=True)
    kept = [model for model in known if model._meta.managed and not model._meta.proxy]
    return sorted(
        (model for model in kept if model._meta.db_table not in PASSING),
        key=lambda model: model._meta.db_table,
    )


def write(model: Model, file: Path) -> int:
    """One row a line; how many."""
    names = _columns(model)
    rows = model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=BATCH)
    count = 0
    with file.open("w", encoding="utf-8") as opened:
        opened.write(json.dumps(names) + "\n")
        for row in rows:
            opened.write(json.dumps([_plain(value) for value in row], ensure_ascii=False) + "\n")
            count += 1
    return count


def empty(model: Model) -> None:
    """Without what the migrations made; in one statement, and no row is read."""
    model._base_manager.all()._raw_delete(connection.alias)


def load(model: Model, file: Path) -> None:
    """The rows of `file` into an empty table."""
    for field in model._meta.concrete_fields:
        # the moment of the row, not of the restoring
        if isinstance(field, models.DateField):
            field.auto_now = field.auto_now_add = False
    with file.open(encoding="utf-8") as opened:
        names = json.loads(next(opened))
        fields = {field.attname: field for field in model._meta.concrete_fields}
        while lines := list(islice(opened, BATCH)):
            rows = (zip(names, json.loads(line), strict=True) for line in lines)
            model._base_manager.bulk_create(
                model(**{name: _restored(fields[name], value) for name, value in row}) for row in rows
            )


def reset_sequences(loaded: Iterable[Model]) -> None:
    """The next row of each table gets a number after the last."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(loaded)):
            cursor.execute(statement)


def _columns(model: Model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _plain(value: Any) -> Any:
    """Exactly: moments to the microsecond, decimals digit by digit, bytes in base64; JSON as it is."""
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (Decimal, UUID)):
        return str(value)
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(bytes(value)).decode()
    return value


def _restored(field: Any, value: Any) -> Any:
    """What `_plain` was made from."""
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    return field.to_python(value)

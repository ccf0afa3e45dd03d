"""A database made from the models at once is the one that the migrations make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from huizhang.config.database import sqlite_settings
from huizhang.ledger.models import Entry

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
WITHOUT_ROWID = "SELECT name FROM pragma_table_list WHERE wr"
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
INSIDE = {
    "columns": """SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(%s)""",
    "references": """SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(%s)""",
    "indices": """SELECT kept."unique", kept.partial, group_concat(part.name)
        FROM pragma_index_list(%s) AS kept, pragma_index_info(kept.name) AS part GROUP BY kept.name""",
}


@pytest.fixture
def empty(tmp_path: Path, django_db_blocker: Any) -> Iterator[Callable[[], DatabaseWrapper]]:
    """Makes an empty SQLite database and puts it in the place of the usual one."""
    usual, made = connections[DEFAULT_DB_ALIAS], []

    def another() -> DatabaseWrapper:
        given = {**usual.settings_dict, **sqlite_settings(str(tmp_path / str(len(made))))}
        made.append(DatabaseWrapper(given, DEFAULT_DB_ALIAS))
        connections[DEFAULT_DB_ALIAS] = made[-1]
        return made[-1]

    with django_db_blocker.unblock():
        yield another
        connections[DEFAULT_DB_ALIAS] = usual
        for one in made:
            one.close()


def schema(database: DatabaseWrapper) -> dict[str, Any]:
    """What tables hold, in any order: an index of a table that was renamed keeps its old name."""
    with database.cursor() as cursor:

        def asked(question: str, *about: str) -> list[tuple[str, ...]]:
            cursor.execute(question, about)
            return sorted(tuple(map(str, row)) for row in cursor.fetchall())

        tables = {
            table: {name: asked(question, table) for name, question in INSIDE.items()}
            for (table,) in asked(TABLES)
        }
        return {"tables": tables, "triggers": asked(TRIGGERS), "without rowid": asked(WITHOUT_ROWID)}


def test_the_models_at_once_make_what_the_migrations_make(empty: Callable[[], DatabaseWrapper]):
    at_once = empty()
    call_command("migrate", verbosity=0, interactive=False)
    newest = MigrationExecutor(at_once).loader.graph.leaf_nodes()
    assert MigrationExecutor(at_once).migration_plan(newest) == []

    step_by_step = empty()
    MigrationExecutor(step_by_step).migrate(newest)
    assert schema(at_once) == schema(step_by_step)
    assert Entry._meta.db_table in schema(at_once)["tables"]

"""The database behind a restoring: made anew in the backup's state, all or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from huizhang.config.backup import rows
from huizhang.config.backup.manifest import BackupRefused, Manifest, from_newer
from huizhang.kernel.message import message

TABLES = "tables"
MIGRATIONS = MigrationRecorder.Migration._meta.db_table
FUNCTIONS_OF_TRIGGERS = """
SELECT DISTINCT t.tgfoid::regprocedure::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND pg_table_is_visible(c.oid) AND c.relname = ANY(%s)
"""


def has_tables() -> bool:
    """Raises BackupRefused where the database cannot be opened."""
    try:
        return bool(connection.introspection.table_names())
    except OperationalError as error:
        said = message("the database cannot be opened: {why}", why=str(error).strip())
        raise BackupRefused(said) from error


def demand_known(manifest: Manifest) -> None:
    """Raises BackupRefused where the backup has migrations that this version lacks."""
    known = MigrationExecutor(connection).loader.disk_migrations
    if not {(app, name) for app, name in manifest.migrations} <= set(known):
        raise from_newer(manifest.huizhang)


def rebuild(folder: Path, manifest: Manifest, then: Callable[[], None]) -> None:
    """The rows of the backup in place of whatever the database holds, and `then` before it is final."""
    if connection.vendor == "sqlite":
        _beside(folder, manifest, then)
        return
    with transaction.atomic():
        _drop_everything()
        _fill(folder, manifest)
        then()


def _beside(folder: Path, manifest: Manifest, then: Callable[[], None]) -> None:
    """SQLite changes tables outside of transactions only, so into a file beside, copied at last in one."""
    final = connection.settings_dict["NAME"]
    beside = folder / "restored.sqlite3"
    connection.close()
    connection.settings_dict["NAME"] = str(beside)
    try:
        _fill(folder, manifest)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = final
    then()
    with sqlite3.connect(beside) as source, sqlite3.connect(final) as target:
        source.backup(target)


def _drop_everything() -> None:
    """Only what is huizhang's: the database may hold tables of others."""
    ours = {*connection.introspection.django_table_names(only_existing=True), MIGRATIONS}
    existing = sorted(ours.intersection(connection.introspection.table_names()))
    names = ", ".join(map(connection.ops.quote_name, existing))
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS_OF_TRIGGERS, [existing])
        functions = [name for (name,) in cursor.fetchall()]
        if names:
            cursor.execute(f"DROP TABLE {names} CASCADE")
        for function in functions:
            cursor.execute(f"DROP FUNCTION {function}")


def _defer_references() -> None:
    """Tables are filled in the order of their names; PostgreSQL has checked since the migrations."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _fill(folder: Path, manifest: Manifest) -> None:
    """The schema as it was, the rows, then what newer versions change."""
    nodes = [(app, name) for app, name in manifest.migrations]
    executor = MigrationExecutor(connection)
    if set(nodes) == set(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    else:
        executor.migrate(nodes)
    kept = rows.tables(executor.loader, nodes)
    with transaction.atomic():
        _defer_references()
        for model in kept:
            rows.empty(model)
        for model in kept:
            rows.load(model, folder / TABLES / f"{model._meta.db_table}.jsonl")
        rows.reset_sequences(kept)
        connection.check_constraints()
    call_command("migrate", verbosity=0, interactive=False)

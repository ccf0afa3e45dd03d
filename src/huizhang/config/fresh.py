"""The schema of an empty database, made from the models at once.

Going through every migration takes Django many seconds, nearly all for the models of states that nobody
uses; the result is the same, which a test holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from huizhang.ledger.beside_models import BesideModels


def create_everything(connection: BaseDatabaseWrapper) -> None:
    """All tables, what the database itself refuses, and every migration recorded as applied."""
    loader, recorder = MigrationLoader(connection), MigrationRecorder(connection)
    with connection.schema_editor() as editor:
        recorder.ensure_schema()
        for model in _models(loader):
            editor.create_model(model)
        for operation in _beside_models(loader):
            operation.code(apps, editor)  # type: ignore[arg-type]  # they read no models of a past state
        for app, name in loader.disk_migrations:
            recorder.record_applied(app, name)


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Whether nothing of huizhang's is there; tables of others may be."""
    names = {*connection.introspection.django_table_names(), MigrationRecorder.Migration._meta.db_table}
    return names.isdisjoint(connection.introspection.table_names())


def _models(loader: MigrationLoader) -> Iterator[type[Model]]:
    for app in loader.migrated_apps:
        yield from apps.get_app_config(app).get_models()


def _beside_models(loader: MigrationLoader) -> Iterator[BesideModels]:
    for migration in loader.disk_migrations.values():
        yield from (one for one in migration.operations if isinstance(one, BesideModels))

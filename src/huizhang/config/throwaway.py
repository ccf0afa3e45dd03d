"""A throw-away database: the audit of a folder leaves no trace, whatever DATABASE_URL says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from tempfile import TemporaryDirectory

from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.sqlite3.base import DatabaseWrapper

from huizhang.config.database import sqlite_settings


@contextmanager
def throwaway_database() -> Iterator[None]:
    """Within, the default connection of this thread is an empty SQLite database in memory with every
    table of huizhang (other threads do not see it), and transcripts go to a temporary folder.

    Rows may name rows of a table that was not given: what is given is judged, the rest cannot be told.
    """
    usual, transcripts = connections[DEFAULT_DB_ALIAS], settings.TRANSCRIPTS
    throwaway = _connection()
    throwaway.connection.deserialize(_empty_database())
    try:
        with TemporaryDirectory(prefix="huizhang-") as folder:
            connections[DEFAULT_DB_ALIAS], settings.TRANSCRIPTS = throwaway, folder
            yield
    finally:
        connections[DEFAULT_DB_ALIAS], settings.TRANSCRIPTS = usual, transcripts
        throwaway.connection.close()


@cache
def _empty_database() -> bytes:
    """Made once a process: cloning takes a millisecond, making some tens."""
    template = _connection()
    with template.schema_editor(atomic=False) as editor:
        for model in _models():
            editor.create_model(model)
    image: bytes = template.connection.serialize()
    template.connection.close()
    return image


def _connection() -> DatabaseWrapper:
    configured = {**connections.settings[DEFAULT_DB_ALIAS], **sqlite_settings(":memory:")}
    connection = DatabaseWrapper(configured, DEFAULT_DB_ALIAS)
    connection.connect()
    connection.disable_constraint_checking()
    return connection


def _models() -> list[type[models.Model]]:
    return [
        model
        for app in apps.get_app_configs()
        if app.label in settings.CAPABILITIES
        for model in app.get_models()
    ]

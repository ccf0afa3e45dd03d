"""The baseline over HTTP: one row in one durable transaction, and nothing else. Its table is there."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from typing import Any

import django
from django.db import close_old_connections, connection, transaction

django.setup()


def application(environment: dict[str, Any], respond: Callable[..., Any]) -> Iterable[bytes]:
    environment["wsgi.input"].read()
    connection.ensure_connection()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous = FULL")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bare_ballot (key, marks) VALUES (%s, %s)", [secrets.token_hex(16), "{}"])
    # as every request of the pages ends
    close_old_connections()
    respond("200 OK", [("Content-Type", "application/json"), ("Content-Length", "2")])
    return [b"{}"]

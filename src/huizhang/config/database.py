"""A database URL as Django's settings of a database."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

SQLITE_ON_CONNECT = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
SECONDS_TO_WAIT_FOR_A_LOCK = 20


class UnknownDatabase(ValueError):
    """The URL names no database that huizhang can use."""


def database_settings(url: str) -> dict[str, Any]:
    """`sqlite:///relative`, `sqlite:////absolute`, `sqlite://:memory:` or
    `postgres://user:password@host:port/name` (a socket's folder as `?host=/folder`).

    Raises UnknownDatabase, which never shows the password.
    """
    scheme, _, rest = url.partition(":")
    if scheme == "sqlite":
        return sqlite_settings(rest.removeprefix("//").removeprefix("/") or ":memory:")
    if scheme in ("postgres", "postgresql"):
        return _postgresql_settings(url)
    raise UnknownDatabase(
        f"DATABASE_URL begins with {scheme!r}; write sqlite:////folder/file or postgres://user@host/name"
    )


def sqlite_settings(name: str) -> dict[str, Any]:
    """Writers queue at the start of a transaction (IMMEDIATE) instead of failing in the middle."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": SQLITE_ON_CONNECT,
            "timeout": SECONDS_TO_WAIT_FOR_A_LOCK,
        },
    }


def _postgresql_settings(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise UnknownDatabase("DATABASE_URL names no database; write postgres://user@host/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }

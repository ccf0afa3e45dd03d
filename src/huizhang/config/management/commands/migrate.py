"""`migrate`, as Django's; an empty database is given its tables at once."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from huizhang.config.fresh import create_everything, is_empty


class Command(migrate.Command):
    def handle(self, *arguments: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if _whole(options) and is_empty(connection):
            create_everything(connection)
        super().handle(*arguments, **options)


def _whole(options: dict[str, Any]) -> bool:
    """Whether everything is to be there, and not only one app, an older state, or a plan of it."""
    part = ("app_label", "migration_name", "fake", "fake_initial", "plan", "check_unapplied", "prune")
    return not any(options.get(name) for name in part)

"""Tables whose rows the database itself refuses to change or delete, on SQLite and PostgreSQL."""

from __future__ import annotations

from functools import partial

from django.apps.registry import Apps as StateApps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from huizhang.ledger.beside_models import BesideModels

EVENTS = ("UPDATE", "DELETE")
SQLITE = """
CREATE TRIGGER {name}_no_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{said}'); END
"""
POSTGRESQL_FUNCTION = """
CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{said}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL_TRIGGER = """
CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {function}()
"""


def append_only(*, table: str, name: str, function: str, said: str) -> BesideModels:
    """A migration's operation. `name` begins the triggers' names, `function` is PostgreSQL's, `said` what
    the database answers; both refuse with an integrity error."""
    names = {"table": table, "name": name, "function": function, "said": said}
    return BesideModels(partial(_forbid, names=names), partial(_allow, names=names))


def _forbid(apps: StateApps, editor: BaseDatabaseSchemaEditor, *, names: dict[str, str]) -> None:
    if editor.connection.vendor == "postgresql":
        statements = [POSTGRESQL_FUNCTION.format(**names), POSTGRESQL_TRIGGER.format(**names)]
    else:
        statements = [SQLITE.format(event=event, **names) for event in EVENTS]
    _execute(editor, statements)


def _allow(apps: StateApps, editor: BaseDatabaseSchemaEditor, *, names: dict[str, str]) -> None:
    if editor.connection.vendor == "postgresql":
        on_table = "DROP TRIGGER {name}_append_only ON {table}".format(**names)
        statements = [on_table, "DROP FUNCTION {function}()".format(**names)]
    else:
        statements = [f"DROP TRIGGER {names['name']}_no_{event}" for event in EVENTS]
    _execute(editor, statements)


def _execute(editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
    for statement in statements:
        editor.execute(statement)

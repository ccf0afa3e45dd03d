"""The database itself refuses to change or delete the record of a look."""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = """
CREATE TRIGGER standing_view_no_{event} BEFORE {event} ON eligibility_standingview
BEGIN SELECT RAISE(ABORT, 'the record of who looked is append-only'); END
"""
POSTGRESQL_FUNCTION = """
CREATE FUNCTION standing_view_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
RAISE EXCEPTION 'the record of who looked is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
POSTGRESQL_TRIGGER = """
CREATE TRIGGER standing_view_append_only BEFORE UPDATE OR DELETE ON eligibility_standingview
FOR EACH ROW EXECUTE FUNCTION standing_view_refuse()
"""


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        statements = [POSTGRESQL_FUNCTION, POSTGRESQL_TRIGGER]
    else:
        statements = [SQLITE.format(event=event) for event in ("UPDATE", "DELETE")]
    for statement in statements:
        schema_editor.execute(statement)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        statements = [
            "DROP TRIGGER standing_view_append_only ON eligibility_standingview",
            "DROP FUNCTION standing_view_refuse()",
        ]
    else:
        statements = [f"DROP TRIGGER standing_view_no_{event}" for event in ("UPDATE", "DELETE")]
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("eligibility", "0002_standing_view")]
    operations = [migrations.RunPython(forbid, allow)]

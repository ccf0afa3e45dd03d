"""SQLite keeps the box by its random keys: without a rowid nothing says in which order ballots came."""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from huizhang.ledger.beside_models import BesideModels

TABLE = "elections_ballot"


def keep_by_key(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _rebuild(editor, " WITHOUT ROWID")


def keep_by_rowid(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _rebuild(editor, "")


def _rebuild(editor: BaseDatabaseSchemaEditor, suffix: str) -> None:
    """The table as it was declared, with its rows and indexes."""
    if editor.connection.vendor != "sqlite":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT type, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL ORDER BY type DESC",
            [TABLE],
        )
        declared = [(kind, sql) for kind, sql in cursor.fetchall()]
        table = next(sql for kind, sql in declared if kind == "table").removesuffix(" WITHOUT ROWID")
        cursor.execute(table.replace(f'"{TABLE}"', f'"{TABLE}_anew"', 1) + suffix)
        cursor.execute('INSERT INTO "elections_ballot_anew" SELECT * FROM "elections_ballot"')
        cursor.execute(f'DROP TABLE "{TABLE}"')
        cursor.execute(f'ALTER TABLE "{TABLE}_anew" RENAME TO "{TABLE}"')
        for kind, sql in declared:
            if kind == "index":
                cursor.execute(sql)


class Migration(migrations.Migration):
    dependencies = [("elections", "0001_initial")]

    operations = [BesideModels(keep_by_key, keep_by_rowid)]

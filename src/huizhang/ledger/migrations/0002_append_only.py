"""The database itself refuses to change or delete an entry."""

from django.db import migrations

from huizhang.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [
        append_only(
            table="ledger_entry",
            name="ledger_entry",
            function="ledger_refuse",
            said="the ledger is append-only",
        )
    ]

"""The database itself refuses to change or delete an organ's word."""

from django.db import migrations

from huizhang.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("approvals", "0003_cases")]
    operations = [
        append_only(
            table="approvals_decision",
            name="decision",
            function="decision_refuse",
            said="what an organ decided is never changed",
        )
    ]

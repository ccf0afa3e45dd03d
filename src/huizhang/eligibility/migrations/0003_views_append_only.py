"""The database itself refuses to change or delete the record of a look."""

from django.db import migrations

from huizhang.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("eligibility", "0002_standing_view")]
    operations = [
        append_only(
            table="eligibility_standingview",
            name="standing_view",
            function="standing_view_refuse",
            said="the record of who looked is append-only",
        )
    ]

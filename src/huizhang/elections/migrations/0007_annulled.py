from django.db import migrations, models

STATES = ("drafted", "open", "suspended", "closed", "counted", "published", "aborted", "void", "annulled")


class Migration(migrations.Migration):
    dependencies = [
        ("elections", "0006_sealed_numbers"),
    ]

    operations = [
        migrations.AlterField(
            model_name="election",
            name="state",
            field=models.CharField(choices=[(one, one) for one in STATES], default="drafted", max_length=16),
        ),
    ]

from django.db import migrations, models

STATES = ("drafted", "open", "suspended", "closed", "counted", "published", "aborted", "void", "annulled")


class Migration(migrations.Migration):
    dependencies = [
        ("elections", "0005_constituencies_of_clubs"),
    ]

    operations = [
        migrations.AlterField(
            model_name="election",
            name="state",
            field=models.CharField(choices=[(one, one) for one in STATES], default="drafted", max_length=16),
        ),
    ]

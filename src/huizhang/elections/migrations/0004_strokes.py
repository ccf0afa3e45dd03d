from __future__ import annotations

from django.db import migrations, models

import huizhang.elections.rules.states


class Migration(migrations.Migration):
    dependencies = [("elections", "0003_counts")]

    operations = [
        migrations.AlterField(
            model_name="election",
            name="order",
            field=models.CharField(
                choices=[(one, one) for one in huizhang.elections.rules.states.Order], max_length=16
            ),
        ),
    ]

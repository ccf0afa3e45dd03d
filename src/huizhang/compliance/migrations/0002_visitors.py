from typing import Any

from django.db import migrations, models


def forget_everything(apps: Any, schema_editor: Any) -> None:
    """What was judged before does not tell whose colleges it is about; it is judged again when asked for."""
    apps.get_model("compliance", "Judgement").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("compliance", "0001_initial")]

    operations = [
        migrations.RunPython(forget_everything, migrations.RunPython.noop),
        migrations.AddField("judgement", "visitors", models.JSONField(default=list)),
    ]

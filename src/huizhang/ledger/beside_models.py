"""What a migration says of a table and no model can."""

from __future__ import annotations

from django.db import migrations


class BesideModels(migrations.RunPython):
    """An operation that a database made from the models at once is given as well; it reads no models."""

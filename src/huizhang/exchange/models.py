"""What came in with which import, so that it can be undone."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class ImportBatch(models.Model):
    """One folder taken in. `counts`: {table: {"new": n, "changed": n, "same": n}}, empty tables too.

    `college` is filled where it came in for one college and may hold rows of that college only.
    """

    at = models.DateTimeField(auto_now_add=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="imports"
    )
    by = models.CharField(max_length=255)
    organ = models.CharField(max_length=64, blank=True)
    college = models.CharField(max_length=255, blank=True)
    folder = models.CharField(max_length=255)
    effective_on = models.DateField()
    counts = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=255, blank=True)

    class Meta:
        verbose_name_plural = "import batches"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.pk} {self.folder} {self.effective_on}"


class TableChange(models.Model):
    """What an import did to one table: see the module `changes` for the form of `rows`."""

    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="changes")
    table = models.CharField(max_length=64)
    rows = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("batch", "table"), name="table_change_once"),)

    def __str__(self) -> str:
        return f"{self.batch_id} {self.table}"

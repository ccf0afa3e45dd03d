"""The ledger's only table. Database triggers refuse to change or delete its rows."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Entry(models.Model):
    """One act. `hash` covers every other field (see `chain.entry_hash`); `previous` is the hash before."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    account = models.CharField(max_length=150, blank=True)
    name = models.CharField(max_length=255)
    organ = models.CharField(max_length=64, blank=True)
    act = models.CharField(max_length=64)
    subject = models.CharField(max_length=255, blank=True)
    pack_hash = models.CharField(max_length=71, blank=True)
    verdict = models.CharField(max_length=32, blank=True)
    payload = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("seq",)

    def __str__(self) -> str:
        return f"{self.seq} {self.act} {self.subject}"

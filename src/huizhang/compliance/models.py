"""What was judged already: a cache that anybody may empty, never a record."""

from __future__ import annotations

from django.db import models


class Judgement(models.Model):
    """All findings of one day, for one state of the ledger and of the pack.

    `key` is the SHA-256 of the three; `squares` is the board, {article: {union: {status: count}}};
    `visitors` is how much of it is about students of other colleges than the union's (`visitors_of`);
    `findings` are packed (see `stored.pack`) and read only where somebody looks closer.
    """

    key = models.CharField(max_length=64, primary_key=True)
    as_of = models.DateField()
    made = models.DateTimeField(auto_now=True)
    institution = models.CharField(max_length=255)
    squares = models.JSONField()
    visitors = models.JSONField(default=list)
    findings = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.as_of} {self.key[:8]}"

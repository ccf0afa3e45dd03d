"""The box: what was cast, and nothing of whom or when."""

from __future__ import annotations

from django.db import models

from huizhang.elections.models.elections import Election


class Ballot(models.Model):
    """`key` is drawn at random and drawn anew at the close; `marks` is canonical JSON
    (`rules.casting.canonical`), of equal shape for all. SQLite keeps the rows by their key, without a rowid.
    """

    key = models.CharField(max_length=32, primary_key=True)
    election = models.ForeignKey(Election, models.PROTECT, related_name="ballots")
    marks = models.TextField()

    def __str__(self) -> str:
        return self.key

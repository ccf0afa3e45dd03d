"""Who may vote, and whether they did."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from huizhang.elections.models.elections import Election


class RollEntry(models.Model):
    """`issued` a ballot, `voted` or not, and never when. At the close the rows are written anew in a drawn
    order, so nothing may point to them."""

    election = models.ForeignKey(Election, models.PROTECT, db_index=False, related_name="roll")
    voter = models.ForeignKey("people.Student", models.PROTECT, related_name="+")
    issued = models.BooleanField(default=False)
    voted = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "roll entries"
        constraints = (
            models.UniqueConstraint(fields=("election", "voter"), name="voter_once"),
            models.CheckConstraint(condition=Q(voted=False) | Q(issued=True), name="voted_with_a_ballot"),
        )

    def __str__(self) -> str:
        return f"{self.election_id} {self.voter_id}"

"""What tellers wrote down of ballots on paper, and what the count found."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from huizhang.elections.models.elections import Election


class TallySheet(models.Model):
    """Of one teller, who alone sees it until two are handed in. `piles` are those of
    `rules.sheets.pile_as_dict`; `sha256` of the sheet as it was handed in stands in the ledger."""

    election = models.ForeignKey(Election, models.PROTECT, db_index=False, related_name="sheets")
    teller = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    piles = models.JSONField(encoder=DjangoJSONEncoder, default=list)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("election", "teller"), name="one_sheet_a_teller"),)

    def __str__(self) -> str:
        return f"{self.election_id} {self.teller_id}"


class ElectionCount(models.Model):
    """`totals` are those of `rules.sheets.totals_as_dict`: what is elected by them is computed, not kept.
    `bundle` is what anybody may download once it is published, `sha256` its hash in the ledger;
    `handed_over_at` is when the congress got the result."""

    election = models.OneToOneField(Election, models.PROTECT, related_name="counted")
    totals = models.JSONField(encoder=DjangoJSONEncoder)
    counted_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    counted_at = models.DateTimeField()
    bundle = models.BinaryField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    published_by = models.ForeignKey(
        "people.Account", models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=True) | ~models.Q(sha256=""),
                name="published_with_its_hash",
            ),
        )

    def __str__(self) -> str:
        return f"{self.election_id}"

"""Whom a congress elected into the presidium of its union."""

from __future__ import annotations

from django.db import models

from huizhang.congress.models.congresses import Congress


class ElectionResult(models.Model):
    """The result of one vote, `recorded` by hand or `counted` from ballots (`rules.results.result.Source`);
    `reference` of a counted one is the hash of its bundle.

    `needed` are the votes that elected somebody, of the `base` of those whom `base_of` names. One that is
    annulled counts no more; nothing of it is changed.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="results")
    post = models.CharField(max_length=255)
    source = models.CharField(max_length=16)
    reference = models.CharField(max_length=64, blank=True)
    round = models.PositiveSmallIntegerField(default=1)
    held_on = models.DateField()
    seats = models.PositiveIntegerField()
    entitled = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    issued = models.PositiveIntegerField()
    returned = models.PositiveIntegerField()
    valid = models.PositiveIntegerField()
    base_of = models.CharField(max_length=16)
    base = models.PositiveIntegerField()
    needed = models.PositiveIntegerField()
    scrutineers = models.CharField(max_length=255)
    minutes = models.TextField()
    tie = models.TextField(blank=True)
    unfilled = models.TextField(blank=True)
    renews = models.BooleanField()
    organ = models.CharField(max_length=64)
    recorded_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    annulled_on = models.DateField(null=True, blank=True)
    annulled_why = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=("congress", "annulled_on"), name="result_of_congress"),)

    def __str__(self) -> str:
        return f"{self.congress_id} {self.post} {self.held_on}"


class ElectionLine(models.Model):
    """One candidate of a result; `rank` is the place among the elected, None for the others."""

    result = models.ForeignKey(ElectionResult, models.PROTECT, db_index=False, related_name="lines")
    nomination = models.ForeignKey("selection.Nomination", models.PROTECT, related_name="elections")
    approve = models.PositiveIntegerField()
    oppose = models.PositiveIntegerField(null=True, blank=True)
    abstain = models.PositiveIntegerField(null=True, blank=True)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("result", "nomination"), name="election_line_once"),
            models.UniqueConstraint(fields=("result", "rank"), name="elected_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.result_id} {self.nomination_id}"

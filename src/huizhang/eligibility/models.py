"""Standings given by the academic office, and the transcripts that came in."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class StandingFacts(models.Model):
    """A rank of None is not known or not needed (exempt); `failed_courses` counts courses."""

    window = models.CharField(max_length=16)
    rank = models.PositiveIntegerField(null=True, blank=True)
    group_size = models.PositiveIntegerField(null=True, blank=True)
    failed_courses = models.PositiveIntegerField(null=True, blank=True)
    known_from = models.DateField()

    class Meta:
        abstract = True


class Standing(StandingFacts):
    student = models.ForeignKey("people.Student", models.PROTECT, db_index=False, related_name="standings")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("student", "window"), name="standing_once"),
            models.CheckConstraint(
                condition=Q(rank__isnull=True) | Q(rank__gte=1, rank__lte=F("group_size")),
                name="standing_within_group",
            ),
        )

    def __str__(self) -> str:
        return f"{self.student_id} {self.window}"


class StandingHistory(StandingFacts):
    """Superseded standings: they held on days D with known_from <= D < known_until."""

    student = models.ForeignKey(
        "people.Student", models.PROTECT, db_index=False, related_name="past_standings"
    )
    known_until = models.DateField()

    class Meta:
        verbose_name_plural = "standing history"
        constraints = (
            models.UniqueConstraint(fields=("student", "window", "known_from"), name="standing_history_once"),
            models.CheckConstraint(
                condition=Q(known_until__gt=F("known_from")), name="standing_history_lasts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.student_id} {self.window} {self.known_from} – {self.known_until}"


class TranscriptSnapshot(models.Model):
    """An immutable Parquet file of all grades known from `known_from` on; the newest row is in force."""

    content_hash = models.CharField(max_length=71)
    rows = models.PositiveBigIntegerField()
    known_from = models.DateField()

    def __str__(self) -> str:
        return self.content_hash


class StandingView(models.Model):
    """Somebody looked at another person's standing: `what` was shown, and on behalf of which organs.

    Append-only (database triggers). The number is text, so that taking back an import keeps the record.
    """

    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    organs = models.CharField(max_length=255, blank=True)
    student_no = models.CharField(max_length=32, db_index=True)
    at = models.DateTimeField()
    what = models.CharField(max_length=32)

    def __str__(self) -> str:
        return f"{self.account_id} {self.student_no} {self.at:%Y-%m-%d}"

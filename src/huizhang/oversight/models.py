"""Duties of those who guide the unions, activities reported to them, briefings among organs."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Duty(models.Model):
    duty = models.CharField(max_length=64)
    person = models.CharField(max_length=255)
    organ = models.CharField(max_length=64, blank=True)
    full_time = models.BooleanField(null=True, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "duties"
        constraints = (
            models.UniqueConstraint(fields=("duty", "person", "start"), name="duty_once"),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="duty_ends_after"
            ),
        )

    def __str__(self) -> str:
        return f"{self.duty} {self.person}"


class Activity(models.Model):
    union = models.ForeignKey("org.Union", models.PROTECT, db_index=False, related_name="activities")
    title = models.CharField(max_length=255)
    major = models.BooleanField()
    held_on = models.DateField()
    reported_on = models.DateField(null=True, blank=True)
    reported_to = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name_plural = "activities"
        constraints = (models.UniqueConstraint(fields=("union", "title", "held_on"), name="activity_once"),)

    def __str__(self) -> str:
        return self.title


class Briefing(models.Model):
    """`by` is an organ or `union` (the union itself); `to` are organs joined by `；`."""

    union = models.ForeignKey("org.Union", models.PROTECT, db_index=False, related_name="briefings")
    by = models.CharField(max_length=255)
    to = models.CharField(max_length=1000)
    date = models.DateField()
    subject = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("union", "by", "to", "date"), name="briefing_once"),)

    def __str__(self) -> str:
        return f"{self.union_id} {self.date} {self.subject}"

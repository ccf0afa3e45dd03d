"""What organs decided and attested, as the exchange folder has it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Coalesce


class Step(models.Model):
    """One organ's word in a case. `unit` is the college it acted for, empty where that is understood."""

    case = models.CharField(max_length=255)
    kind = models.CharField(max_length=255)
    union = models.ForeignKey("org.Union", models.PROTECT, null=True, blank=True, related_name="steps")
    student = models.ForeignKey("people.Student", models.PROTECT, null=True, blank=True, related_name="steps")
    act = models.CharField(max_length=32)
    organ = models.CharField(max_length=64)
    date = models.DateField()
    outcome = models.BooleanField(default=True)
    round = models.PositiveSmallIntegerField(default=1)
    unit = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                F("case"),
                Coalesce("student_id", Value("")),
                F("act"),
                F("organ"),
                F("unit"),
                F("round"),
                name="step_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.case} {self.act} {self.organ}"


class Attestation(models.Model):
    """What an organ attests. `union` is a union's name or, for rules about the institution, its name."""

    rule = models.CharField(max_length=255)
    union = models.CharField(max_length=255)
    subject = models.CharField(max_length=255, blank=True)
    holds = models.BooleanField()
    by = models.CharField(max_length=64)
    date = models.DateField()
    evidence = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("rule", "union", "subject", "date"), name="attestation_once"),
        )

    def __str__(self) -> str:
        return f"{self.rule} {self.union} {self.subject}"

"""Reasons given for deviating from what a plan generally asks for."""

from __future__ import annotations

from django.db import models

from huizhang.approvals.models.cases import Case
from huizhang.approvals.models.steps import Attestation


class Reason(models.Model):
    """A reason handed in for a deviation from `generally`; accepted as soon as it has an attestation.

    `subject` is empty where it speaks of the union itself, as in attestations. `case` decides on it.
    """

    rule = models.CharField(max_length=255)
    union = models.CharField(max_length=255)
    subject = models.CharField(max_length=255, blank=True)
    why = models.TextField()
    written_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    case = models.OneToOneField(Case, models.PROTECT, null=True, blank=True, related_name="reason")
    attestation = models.OneToOneField(
        Attestation, models.SET_NULL, null=True, blank=True, related_name="reason"
    )

    class Meta:
        indexes = (models.Index(fields=("rule", "union", "subject"), name="reason_of_finding"),)

    def __str__(self) -> str:
        return f"{self.rule} {self.union} {self.subject}"

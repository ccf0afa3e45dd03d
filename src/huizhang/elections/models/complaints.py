"""What somebody says against an election."""

from __future__ import annotations

from django.db import models

from huizhang.elections.models.elections import Election


class Complaint(models.Model):
    """The case carries the organ's answer."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="complaints")
    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="election_complaint")
    said = models.TextField()

    def __str__(self) -> str:
        return f"{self.election_id} {self.case_id}"

"""Who was sent to a congress."""

from __future__ import annotations

from django.db import models

from huizhang.congress.models.congresses import Congress


class Delegate(models.Model):
    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False, related_name="delegates")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="delegacies")
    constituency = models.CharField(max_length=255)
    kind = models.CharField(max_length=16, default="college")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("congress", "student"), name="delegate_once"),)

    def __str__(self) -> str:
        return f"{self.congress_id} {self.student_id}"

"""Congresses and who was sent to them."""

from __future__ import annotations

from django.db import models


class Congress(models.Model):
    congress = models.CharField(max_length=255, primary_key=True)
    union = models.ForeignKey("org.Union", models.PROTECT, related_name="congresses")
    date = models.DateField()
    students_represented = models.PositiveIntegerField(null=True, blank=True)
    elected_by = models.CharField(max_length=255, blank=True)

    class Meta:
        verbose_name_plural = "congresses"

    def __str__(self) -> str:
        return self.congress


class Delegate(models.Model):
    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False, related_name="delegates")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="delegacies")
    constituency = models.CharField(max_length=255)
    kind = models.CharField(max_length=16, default="college")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("congress", "student"), name="delegate_once"),)

    def __str__(self) -> str:
        return f"{self.congress_id} {self.student_id}"

"""Signed self-discipline pledges, and trainings."""

from __future__ import annotations

from django.db import models


class Pledge(models.Model):
    union = models.ForeignKey("org.Union", models.PROTECT, db_index=False, related_name="pledges")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="pledges")
    signed_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("union", "student", "signed_on"), name="pledge_once"),)

    def __str__(self) -> str:
        return f"{self.union_id} {self.student_id}"


class Training(models.Model):
    union = models.ForeignKey("org.Union", models.PROTECT, db_index=False, related_name="trainings")
    title = models.CharField(max_length=255)
    held_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("union", "title", "held_on"), name="training_once"),)

    def __str__(self) -> str:
        return self.title

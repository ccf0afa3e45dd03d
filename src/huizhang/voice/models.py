"""Needs of students, and what came of them."""

from __future__ import annotations

from django.db import models


class Need(models.Model):
    need = models.CharField(max_length=255, primary_key=True)
    union = models.ForeignKey("org.Union", models.PROTECT, null=True, blank=True, related_name="needs")
    category = models.CharField(max_length=255)
    raised_on = models.DateField()
    routed_to = models.CharField(max_length=255, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    rating = models.CharField(max_length=255, blank=True)

    def __str__(self) -> str:
        return self.need

"""Congresses, how they were called and what took place on their way."""

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


class Calling(models.Model):
    """A congress that was called here; its `date` is planned until it is held.

    With `moved_at` its day was last changed, with `cancelled_on` it does not take place; `said`
    is why.
    """

    congress = models.OneToOneField(Congress, models.PROTECT, primary_key=True, related_name="calling")
    on = models.DateField()
    by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    organ = models.CharField(max_length=64)
    prepared_by = models.CharField(max_length=255)
    moved_at = models.DateTimeField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    said = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.congress_id} {self.on}"


class Milestone(models.Model):
    """What took place on the way of a congress (`rules.timeline.RECORDED`), with its minutes."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False, related_name="milestones")
    name = models.CharField(max_length=16)
    day = models.DateField()
    minutes = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("congress", "name"), name="milestone_once"),)

    def __str__(self) -> str:
        return f"{self.congress_id} {self.name} {self.day}"

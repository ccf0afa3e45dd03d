"""Congresses and who was sent to them."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
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


class ProposedAllocation(models.Model):
    """How the seats of a congress are to be shared out. Decided by the case, it is frozen and never changes.

    `people` are the numbers that it rests on (`rules.allocation.keeping`), counted from the records of
    `counted_on` or, where that is None, typed in; `seating` the floors that held; `result` what came of it.
    """

    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="proposed_allocation")
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="allocations")
    total = models.PositiveIntegerField()
    said = models.TextField(blank=True)
    counted_on = models.DateField(null=True, blank=True)
    people = models.JSONField(encoder=DjangoJSONEncoder)
    seating = models.JSONField(encoder=DjangoJSONEncoder)
    result = models.JSONField(encoder=DjangoJSONEncoder)
    frozen_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("congress",),
                condition=models.Q(frozen_on__isnull=False),
                name="allocation_frozen_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.congress_id} {self.total}"


class Calling(models.Model):
    """A congress that was called here; its `date` is planned until it is held."""

    congress = models.OneToOneField(Congress, models.PROTECT, primary_key=True, related_name="calling")
    on = models.DateField()
    by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    organ = models.CharField(max_length=64)
    prepared_by = models.CharField(max_length=255)

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

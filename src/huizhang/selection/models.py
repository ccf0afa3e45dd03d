"""Recommendations for posts, each with a case."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Nomination(models.Model):
    """Somebody recommended for a post. `conditions` are the verdicts at submission, `judged_again` those at
    the end; a `candidate` waits for a congress, `appointed` has the post."""

    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="nomination")
    union = models.ForeignKey("org.Union", models.PROTECT, related_name="nominations")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="nominations")
    post = models.CharField(max_length=255)
    department = models.CharField(max_length=255, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    conduct = models.TextField()
    representative = models.TextField(blank=True)
    conditions = models.JSONField(encoder=DjangoJSONEncoder)
    judged_again = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)
    candidate = models.BooleanField(default=False)
    appointed = models.OneToOneField(
        "org.Post", models.PROTECT, null=True, blank=True, related_name="nomination"
    )

    class Meta:
        indexes = (models.Index(fields=("union", "post"), name="nomination_for_post"),)

    def __str__(self) -> str:
        return f"{self.student_id} {self.union_id} {self.post}"


class Departure(models.Model):
    """A post that its holder wants to leave, is to be dismissed from, or may no longer hold.

    `day` is the first day without it. `said` is why; `broken` are the verdicts of a lapse, as a nomination
    keeps its conditions; `misconduct` names the case that a dismissal rests on.
    """

    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="departure")
    post = models.ForeignKey("org.Post", models.PROTECT, related_name="departures")
    why = models.CharField(max_length=32)
    day = models.DateField()
    said = models.TextField(blank=True)
    misconduct = models.CharField(max_length=64, blank=True)
    broken = models.JSONField(default=list, encoder=DjangoJSONEncoder)

    class Meta:
        indexes = (models.Index(fields=("post", "why"), name="departure_from_post"),)

    def __str__(self) -> str:
        return f"{self.post_id} {self.why}"


class DepartmentChange(models.Model):
    """A department that a union wants to open (`opens`) or to close, from `day` on."""

    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="department_change")
    union = models.ForeignKey("org.Union", models.PROTECT, related_name="department_changes")
    department = models.CharField(max_length=255)
    opens = models.BooleanField()
    day = models.DateField()
    said = models.TextField()

    def __str__(self) -> str:
        return f"{self.union_id} {self.department}"


class ProposedTurn(models.Model):
    """Who is to be executive chair in `term` (2026-2027-1); `post` once it is decided."""

    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="proposed_turn")
    union = models.ForeignKey("org.Union", models.PROTECT, related_name="proposed_turns")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="proposed_turns")
    term = models.CharField(max_length=16)
    said = models.TextField(blank=True)
    post = models.OneToOneField(
        "org.Post", models.PROTECT, null=True, blank=True, related_name="proposed_turn"
    )

    def __str__(self) -> str:
        return f"{self.union_id} {self.term}"


class Backing(models.Model):
    """The presidium's decision on which an important matter rests (集体负责, article two)."""

    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="backing")
    resolution = models.ForeignKey("org.Resolution", models.PROTECT, related_name="backings")

    def __str__(self) -> str:
        return f"{self.case_id} {self.resolution_id}"

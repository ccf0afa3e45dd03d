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

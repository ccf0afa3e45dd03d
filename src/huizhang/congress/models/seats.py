"""How the seats of a congress are shared out."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from huizhang.congress.models.congresses import Congress


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

"""Results that were counted from ballots and that a congress holds, without those that were taken back."""

from __future__ import annotations

from django.db.models import QuerySet

from huizhang.congress.models import ElectionResult, Poll


def counted_results() -> QuerySet[ElectionResult]:
    """Of presidiums; `reference` is the hash of the published bundle."""
    return ElectionResult.objects.filter(annulled_on__isnull=True).exclude(reference="")


def polls_standing() -> QuerySet[Poll]:
    """Of delegates; of a counted one the minutes quote the hash of the published bundle."""
    return Poll.objects.filter(annulled_on__isnull=True)

"""What congresses hold of elections, without what was taken back."""

from __future__ import annotations

from django.db.models import QuerySet

from huizhang.congress.models import ElectionLine, ElectionResult


def counted_results() -> QuerySet[ElectionResult]:
    """Of presidiums; `reference` is the hash of the published bundle."""
    return ElectionResult.objects.filter(annulled_on__isnull=True).exclude(reference="")


def elected_by_congresses() -> QuerySet[ElectionLine]:
    """Also those whose approval is still to come."""
    return ElectionLine.objects.filter(rank__isnull=False, result__annulled_on__isnull=True)

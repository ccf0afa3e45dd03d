"""What imports have brought."""

from __future__ import annotations

from datetime import date

from django.db.models import Min

from huizhang.exchange.models import ImportBatch


def tables_given() -> frozenset[str]:
    """The tables that any import brought, also without a row, unless it was undone."""
    batches = ImportBatch.objects.filter(undone_at__isnull=True).values_list("counts", flat=True)
    return frozenset(table for counts in batches for table in counts)


def first_day() -> date | None:
    """From which day on anything is known; None where nothing came in by an import that still counts."""
    found = ImportBatch.objects.filter(undone_at__isnull=True).aggregate(first=Min("effective_on"))
    first: date | None = found["first"]
    return first


def batches() -> list[ImportBatch]:
    """The newest first."""
    return list(ImportBatch.objects.order_by("-pk"))

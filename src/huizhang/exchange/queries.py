"""What imports have brought."""

from __future__ import annotations

from huizhang.exchange.models import ImportBatch


def tables_given() -> frozenset[str]:
    """The tables that any import brought, also without a row, unless it was undone."""
    batches = ImportBatch.objects.filter(undone_at__isnull=True).values_list("counts", flat=True)
    return frozenset(table for counts in batches for table in counts)


def batches() -> list[ImportBatch]:
    """The newest first."""
    return list(ImportBatch.objects.order_by("-pk"))

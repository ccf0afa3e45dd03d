"""Reading and verifying the ledger."""

from __future__ import annotations

from huizhang.ledger.chain import GENESIS, entry_hash
from huizhang.ledger.models import Entry

COVERED = (
    "seq",
    "at",
    "account",
    "name",
    "organ",
    "act",
    "subject",
    "pack_hash",
    "verdict",
    "payload",
    "previous",
)


def verify() -> int | None:
    """The `seq` of the first entry that is missing or was tampered with; None where the chain holds.

    Streams: memory does not grow with the ledger.
    """
    expected, previous = 1, GENESIS
    for values in Entry.objects.order_by("seq").values(*COVERED, "hash").iterator(chunk_size=1000):
        stored = values.pop("hash")
        if values["seq"] != expected:
            return expected
        if values["previous"] != previous or entry_hash(**values) != stored:
            return expected
        expected, previous = expected + 1, stored
    return None


def count() -> int:
    return Entry.objects.count()


def head() -> str:
    """The hash of the newest entry: two states of the records never share it."""
    return Entry.objects.order_by("-seq").values_list("hash", flat=True).first() or GENESIS

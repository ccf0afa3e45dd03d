"""Reading and verifying the ledger."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from huizhang.ledger.chain import GENESIS, entry_hash
from huizhang.ledger.models import Entry

LONGEST = 64
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


def entries(asked: str = "", act: str = "") -> QuerySet[Entry]:
    """The newest first; those whose person, subject or organ contains `asked`, and of that `act`."""
    found = Entry.objects.order_by("-seq")
    if act:
        found = found.filter(act=act)
    if asked:
        words = asked.strip()[:LONGEST]
        found = found.filter(
            Q(name__contains=words)
            | Q(account__contains=words)
            | Q(subject__contains=words)
            | Q(organ__contains=words)
        )
    return found


def acts() -> list[str]:
    """Every kind of act that has been done."""
    return list(Entry.objects.order_by("act").values_list("act", flat=True).distinct())


def count() -> int:
    return Entry.objects.count()


def head(without: Collection[str] = ()) -> str:
    """The hash of the newest entry that is none of the acts `without`: no two states of what the other
    acts change share it."""
    counted = Entry.objects.exclude(act__in=without) if without else Entry.objects.all()
    return counted.order_by("-seq").values_list("hash", flat=True).first() or GENESIS

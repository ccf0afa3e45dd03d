"""Recording acts. There is nothing else to do with a ledger: rows are never changed or deleted."""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.utils import timezone

from huizhang.ledger.actor import Actor
from huizhang.ledger.chain import GENESIS, entry_hash
from huizhang.ledger.models import Entry

# any number, as long as nobody else locks it
LOCK = 7_012_019_009


def record(
    actor: Actor,
    *,
    act: str,
    organ: str = "",
    subject: str = "",
    pack_hash: str = "",
    verdict: str = "",
    payload: dict[str, Any] | None = None,
) -> Entry:
    """Append an entry in the caller's transaction, so that the act and its entry are written together.

    Raises TransactionManagementError outside a transaction.
    """
    _lock_head()
    head = Entry.objects.order_by("-seq").values_list("seq", "hash").first()
    seq, previous = head or (0, GENESIS)
    content: dict[str, Any] = {
        "seq": seq + 1,
        "at": timezone.now(),
        "account": actor.account,
        "name": actor.name,
        "organ": organ,
        "act": act,
        "subject": subject,
        "pack_hash": pack_hash,
        "verdict": verdict,
        "payload": _plain(payload or {}),
        "previous": previous,
    }
    return Entry.objects.create(**content, hash=entry_hash(**content))


def _lock_head() -> None:
    """On SQLite a transaction holds the only write lock from its first moment (IMMEDIATE)."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("record an act inside its transaction")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _plain(payload: dict[str, Any]) -> dict[str, Any]:
    """The payload as it will be read back: dates as text, tuples as lists."""
    plain: dict[str, Any] = json.loads(json.dumps(payload, cls=DjangoJSONEncoder))
    return plain

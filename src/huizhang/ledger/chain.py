"""How entries are chained, so that anybody can verify them with SHA-256 alone.

The hash of an entry is the SHA-256 (hexadecimal) of the UTF-8 text of one JSON object with the keys
account, act, at, name, organ, pack_hash, payload, previous, seq, subject, verdict: keys sorted, no white
space, no escapes beyond those that JSON needs (`ensure_ascii` off), numbers as Python writes them. `at` is
UTC as `2026-03-01T08:00:00.000000Z`. `previous` is the hash of the entry before, and 64 zeros for the first.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


def entry_hash(
    *,
    seq: int,
    at: datetime,
    account: str,
    name: str,
    organ: str,
    act: str,
    subject: str,
    pack_hash: str,
    verdict: str,
    payload: dict[str, Any],
    previous: str,
) -> str:
    content = {
        "seq": seq,
        "at": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "account": account,
        "name": name,
        "organ": organ,
        "act": act,
        "subject": subject,
        "pack_hash": pack_hash,
        "verdict": verdict,
        "payload": payload,
        "previous": previous,
    }
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def canonical(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)

"""Codes that name a person or a screen: derived from the deployment's secret, found by a hash, kept nowhere.

So they can be printed again and again, and whoever reads the database, a backup or the ledger learns none.
"""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

from django.utils.crypto import salted_hmac

# 128 bits
BYTES = 16


def new_seed() -> str:
    return secrets.token_hex(BYTES)


def code_from(seed: str) -> str:
    """22 signs of A–Z, a–z, 0–9, - and _."""
    derived = salted_hmac("huizhang.congress.code", seed, algorithm="sha256").digest()
    return urlsafe_b64encode(derived[:BYTES]).decode().rstrip("=")


def fingerprint_of(code: str) -> str:
    return sha256(code.encode()).hexdigest()

"""Who acts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as the ledger keeps it: the account's user name, and the person's name, which outlives it."""

    account: str
    name: str


# what the passing of time alone brings about
BY_ITSELF = Actor("", "会章")

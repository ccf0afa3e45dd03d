"""Kleene's three-valued logic: True, False, or None where it is not known."""

from __future__ import annotations

from collections.abc import Iterable

Truth = bool | None


def all_of(truths: Iterable[Truth]) -> Truth:
    """False if any is false; otherwise None if any is unknown."""
    seen = tuple(truths)
    if any(truth is False for truth in seen):
        return False
    return None if any(truth is None for truth in seen) else True


def any_of(truths: Iterable[Truth]) -> Truth:
    """True if any is true; otherwise None if any is unknown."""
    seen = tuple(truths)
    if any(truth is True for truth in seen):
        return True
    return None if any(truth is None for truth in seen) else False


def within_percent(best: int, worst: int, total: int, percent: int) -> Truth:
    """Whether a rank that lies between `best` and `worst` is in the top `percent` of `total`.

    Whole numbers only: 100 × rank ≤ percent × total.
    """
    if worst * 100 <= percent * total:
        return True
    if best * 100 > percent * total:
        return False
    return None

"""Largest remainder (Hamilton): whole quotas first, the seats left to the largest fractions."""

from __future__ import annotations

from collections.abc import Sequence

from huizhang.kernel.apportionment.shares import Shares, settled


def largest_remainder(populations: Sequence[int], seats: int) -> Shares:
    """Raises ValueError where nobody could take the seats, or a number is negative."""
    total = sum(populations)
    if seats < 0 or min(populations, default=0) < 0 or (seats and not total):
        raise ValueError("seats need people, and neither can be negative")
    if not seats:
        return Shares((0,) * len(populations))
    given = [people * seats // total for people in populations]
    left = seats - sum(given)
    if not left:
        return Shares(tuple(given))
    fractions = [people * seats % total for people in populations]
    last = sorted(fractions, reverse=True)[left - 1]
    for place, fraction in enumerate(fractions):
        given[place] += fraction > last
    equal = [place for place, fraction in enumerate(fractions) if fraction == last]
    held = equal[: seats - sum(given)]
    for place in held:
        given[place] += 1
    return settled(given, held, equal[len(held) :])

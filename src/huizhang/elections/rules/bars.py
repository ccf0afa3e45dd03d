"""A count as bars: who has how much of whom the share was needed of. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.tally import Count, Election, Standing
from huizhang.kernel.threshold import Threshold

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """Widths in percent of those of whom the share is needed, or of the ballots."""

    one: Standing
    percent: int
    tied: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """`line` is where the share needed stands, in percent, and `least` the fewest votes that reach it; both
    None where the most votes elect."""

    bars: tuple[Bar, ...]
    line: int | None
    least: int | None
    base: int


def drawn(election: Election, count: Count) -> Drawn:
    """The elected first, then by votes."""
    ranked = sorted(count.candidates, key=lambda one: (not one.elected, -one.approve))
    whole = max(count.base, count.valid, 1)
    needed = election.rules.needed
    line = count.base * needed.of.numerator * WHOLE // (needed.of.denominator * whole) if needed else None
    least = Threshold(needed.of, needed.strictly).least(count.base) if needed else None
    tied = {(one.id, one.name) for one in count.ties}
    bars = (Bar(one, one.approve * WHOLE // whole, (one.id, one.name) in tied) for one in ranked)
    return Drawn(tuple(bars), line, least, count.base)

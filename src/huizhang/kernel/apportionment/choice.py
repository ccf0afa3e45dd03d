"""One matrix among equals, so that whoever repeats the computation gets the same one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from huizhang.kernel.apportionment.margins import tight
from huizhang.kernel.apportionment.multipliers import Arc, Cell, arcs_of, exchange


def prefer_first(
    people: Sequence[Sequence[int]],
    seats: list[list[int]],
    factors: Sequence[Fraction],
    cells: Sequence[Cell],
) -> None:
    """Of the tied `cells`, give each in turn its contested seat wherever those before it leave one."""
    decided: set[Cell] = set()
    for cell in sorted(cells):
        decided.add(cell)
        close = tight(arcs_of(people, seats), factors)
        gain = next((arc for arc in close if arc.cell == cell and arc.change > 0), None)
        free = [arc for arc in close if arc.cell not in decided]
        if gain and (way := _way(free, gain.end, gain.start)):
            exchange(seats, [gain, *way])


def _way(arcs: Sequence[Arc], start: int, end: int) -> list[Arc]:
    """The arcs of a shortest way; none where there is no way."""
    came: dict[int, Arc] = {}
    ahead = [start]
    for node in ahead:
        for arc in arcs:
            if arc.start == node and arc.end not in came and arc.end != start:
                came[arc.end] = arc
                ahead.append(arc.end)
    way: list[Arc] = []
    while end in came:
        way.append(came[end])
        end = came[end].start
    return way

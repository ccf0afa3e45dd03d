"""Exact multipliers for a matrix of seats, and the exchanges of seats that would make it cheaper.

Row i has a factor r, column j a factor 1/d. A cell with p people keeps its x seats while
x - 1/2 <= p r / d <= x + 1/2, that is r <= (2x + 1) / 2p · d, and d <= 2p / (2x - 1) · r where x > 0. Such
constraints are arcs of a graph whose lengths multiply: they can be met if and only if no cycle has a product
below 1, and a cycle below 1 names the seats to exchange. All of it in rational numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Arc:
    """`factor(end) <= length * factor(start)`; going along it changes the seats of `cell` by `change`."""

    start: int
    end: int
    length: Fraction
    cell: Cell
    change: int


def arcs_of(people: Sequence[Sequence[int]], seats: Sequence[Sequence[int]]) -> list[Arc]:
    """Rows are the nodes 0, 1, …; columns follow them."""
    arcs = []
    height = len(people)
    for i, line in enumerate(people):
        for j, inside in enumerate(line):
            if not inside:
                continue
            given = seats[i][j]
            arcs.append(Arc(height + j, i, Fraction(2 * given + 1, 2 * inside), (i, j), 1))
            if given:
                arcs.append(Arc(i, height + j, Fraction(2 * inside, 2 * given - 1), (i, j), -1))
    return arcs


def settle(arcs: Sequence[Arc], factors: list[Fraction]) -> list[Arc]:
    """Lower `factors` until they meet every constraint; the arcs of a cycle below 1 where they cannot."""
    leaving: list[list[Arc]] = [[] for _ in factors]
    for arc in arcs:
        leaving[arc.start].append(arc)
    came: dict[int, Arc] = {}
    lowered = set(range(len(factors)))
    while lowered:
        before, lowered = sorted(lowered), set()
        for start in before:
            for arc in leaving[start]:
                offered = arc.length * factors[start]
                if offered < factors[arc.end]:
                    factors[arc.end] = offered
                    came[arc.end] = arc
                    lowered.add(arc.end)
        if cycle := _cycle(came):
            return cycle
    return []


def _cycle(came: dict[int, Arc]) -> list[Arc]:
    """A cycle among the arcs by which nodes were lowered last; such a one is below 1."""
    done: set[int] = set()
    for begin in came:
        trail: list[int] = []
        node = begin
        while node in came and node not in done:
            done.add(node)
            trail.append(node)
            node = came[node].start
        if node in trail:
            return [came[one] for one in trail[trail.index(node) :]]
    return []


def exchange(seats: list[list[int]], arcs: Sequence[Arc]) -> None:
    for arc in arcs:
        i, j = arc.cell
        seats[i][j] += arc.change

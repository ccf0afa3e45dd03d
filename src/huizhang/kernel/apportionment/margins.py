"""Multipliers well inside their bounds, and the cells where nothing but a tie decides."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from huizhang.kernel.apportionment.multipliers import Arc

ROUNDS_OF_CENTRING = 3


def tight(arcs: Sequence[Arc], factors: Sequence[Fraction]) -> list[Arc]:
    return [arc for arc in arcs if factors[arc.end] == arc.length * factors[arc.start]]


def reached(arcs: Sequence[Arc], nodes: int) -> list[set[int]]:
    """For each node those that the arcs lead to from it, itself too."""
    leaving: list[list[int]] = [[] for _ in range(nodes)]
    for arc in arcs:
        leaving[arc.start].append(arc.end)
    found = []
    for node in range(nodes):
        seen, ahead = {node}, [node]
        for one in ahead:
            new = [end for end in leaving[one] if end not in seen]
            seen.update(new)
            ahead += new
        found.append(seen)
    return found


def tied(arcs: Sequence[Arc], factors: Sequence[Fraction]) -> list[list[Arc]]:
    """Groups of arcs that lie on cycles of product 1: exchanging along these costs nothing.

    An arc is on such a cycle under all multipliers or under none, so it does not matter which are given.
    """
    close = tight(arcs, factors)
    reach = reached(close, len(factors))
    groups: dict[frozenset[int], list[Arc]] = {}
    for arc in close:
        if arc.start in reach[arc.end]:
            together = frozenset(node for node in reach[arc.end] if arc.end in reach[node])
            groups.setdefault(together, []).append(arc)
    return list(groups.values())


def loosened(arcs: Sequence[Arc], factors: Sequence[Fraction]) -> list[Fraction]:
    """Factors that meet strictly every constraint that is on no cycle of product 1.

    Along a tight arc more nodes lead to the end than to the start, unless they lie on one cycle; so lowering
    each node a little for every node that leads to it opens a gap, and little enough closes none.
    """
    close = tight(arcs, factors)
    reach = reached(close, len(factors))
    rank = [sum(node in seen for seen in reach) for node in range(len(factors))]
    slacks = [arc.length * factors[arc.start] / factors[arc.end] for arc in arcs]
    least = min((slack for slack in slacks if slack > 1), default=Fraction(2))
    step = Fraction(1, math.ceil((len(factors) + 1) * least / (least - 1)))
    return [factor * (1 - step * rank[node]) for node, factor in enumerate(factors)]


def centred(arcs: Sequence[Arc], factors: list[Fraction]) -> list[Fraction]:
    """`factors` moved one by one to a short fraction near the middle of what the others leave them."""
    entering: list[list[Arc]] = [[] for _ in factors]
    leaving: list[list[Arc]] = [[] for _ in factors]
    for arc in arcs:
        entering[arc.end].append(arc)
        leaving[arc.start].append(arc)
    for _ in range(ROUNDS_OF_CENTRING):
        for node in range(len(factors)):
            if not entering[node]:
                continue
            high = min(arc.length * factors[arc.start] for arc in entering[node])
            low = max((factors[arc.end] / arc.length for arc in leaving[node]), default=high / 4)
            if low < factors[node] < high:
                quarter = (high - low) / 4
                factors[node] = simplest(low + quarter, high - quarter)
    return factors


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """The fraction with the smallest denominator in [low, high], 0 < low <= high (Stern and Brocot)."""
    whole = math.ceil(low)
    if whole <= high:
        return Fraction(whole)
    below = whole - 1
    return below + 1 / simplest(1 / (high - below), 1 / (low - below))

"""Sainte-Laguë (Webster) with minimum requirements, in exact fractions.

A claimant with `n` seats pays (2n + 1) / people for the next one; the cheapest goes first (M. L. Balinski and
H. P. Young, Fair Representation, 1982).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from heapq import heapify, heapreplace

from huizhang.kernel.apportionment.shares import Shares, settled


def sainte_lague(populations: Sequence[int], seats: int, floors: Sequence[int] = ()) -> Shares:
    """Nobody gets fewer seats than their floor (0 where none are given).

    Raises ValueError where the floors exceed the seats, somebody without people has a floor, nobody could
    take the seats, or a number is negative.
    """
    least = list(floors) or [0] * len(populations)
    _demand_sense(populations, seats, least)
    total = sum(populations)
    if not total:
        return Shares(tuple(least))
    given = [
        max(floor, (2 * people * seats + total) // (2 * total))
        for people, floor in zip(populations, least, strict=True)
    ]
    _give(given, populations, seats - sum(given))
    _take(given, populations, least, sum(given) - seats)
    return _with_tie(given, populations, least)


def _demand_sense(populations: Sequence[int], seats: int, least: Sequence[int]) -> None:
    if min((seats, *populations, *least)) < 0:
        raise ValueError("neither people nor seats nor floors can be negative")
    if sum(least) > seats or (seats and not sum(populations)):
        raise ValueError("the floors exceed the seats, or nobody could take the seats")
    if any(floor and not people for people, floor in zip(populations, least, strict=True)):
        raise ValueError("a floor needs people")


def _give(given: list[int], populations: Sequence[int], missing: int) -> None:
    prices = [(_next(given[n], people), n) for n, people in enumerate(populations) if people]
    heapify(prices)
    for _ in range(missing):
        claimant = prices[0][1]
        given[claimant] += 1
        heapreplace(prices, (_next(given[claimant], populations[claimant]), claimant))


def _take(given: list[int], populations: Sequence[int], least: Sequence[int], spare: int) -> None:
    for _ in range(spare):
        dearest = max(
            (place for place, seats in enumerate(given) if seats > least[place]),
            key=lambda place: _last(given[place], populations[place]),
        )
        given[dearest] -= 1


def _with_tie(given: list[int], populations: Sequence[int], least: Sequence[int]) -> Shares:
    paid = {
        n: _last(seats, populations[n])
        for n, seats in enumerate(given)
        if seats > least[n] and populations[n]
    }
    asked = {n: _next(seats, populations[n]) for n, seats in enumerate(given) if populations[n]}
    price = min(asked.values())
    if not paid or max(paid.values()) < price:
        return Shares(tuple(given))
    holders = [n for n, one in paid.items() if one == price]
    return settled(given, holders, [n for n, one in asked.items() if one == price])


def _next(seats: int, people: int) -> Fraction:
    return Fraction(2 * seats + 1, people)


def _last(seats: int, people: int) -> Fraction:
    return Fraction(2 * seats - 1, people)

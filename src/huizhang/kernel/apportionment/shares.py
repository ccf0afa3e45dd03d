"""What an apportionment gives to each of several claimants, who are known by their place in the input."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """`seats` of the last seats belong to that many of `members`, whose claims are exactly equal."""

    members: tuple[int, ...]
    seats: int


@dataclass(frozen=True, slots=True)
class Shares:
    """Where there is a tie, `seats` shows the choice in which the first of its members have theirs."""

    seats: tuple[int, ...]
    tie: Tie | None = None


def settled(seats: list[int], holders: list[int], waiting: list[int]) -> Shares:
    """`holders` have a last seat each that those `waiting` claim equally; the first of both keep theirs."""
    members = tuple(sorted((*holders, *waiting)))
    for holder in holders:
        seats[holder] -= 1
    for member in members[: len(holders)]:
        seats[member] += 1
    return Shares(tuple(seats), Tie(members, len(holders)) if holders and waiting else None)

"""Numbers of people by row and column, for property tests and from publications."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import assume
from hypothesis import strategies as st

from huizhang.kernel.apportionment import sainte_lague, shortage

Problem = tuple[list[list[int]], tuple[int, ...], tuple[int, ...]]

ZURICH_2002 = [
    [3516, 1709, 2413, 1080, 639, 247, 184],
    [4264, 1806, 1062, 860, 539, 339, 503],
    [3103, 758, 566, 867, 467, 137, 940],
    [3626, 1349, 1487, 956, 471, 359, 280],
    [4968, 2423, 4354, 1939, 968, 485, 411],
    [3632, 2724, 1266, 730, 946, 482, 230],
    [4103, 2135, 2066, 885, 647, 446, 363],
    [4105, 3333, 1607, 771, 949, 636, 247],
    [1970, 1516, 486, 211, 446, 344, 65],
]
ZURICH_DISTRICTS = (12, 16, 13, 10, 17, 16, 12, 19, 10)
ZURICH_SEATS = (
    (4, 2, 3, 2, 1, 0, 0),
    (6, 3, 2, 2, 1, 1, 1),
    (6, 1, 1, 2, 1, 0, 2),
    (4, 2, 2, 1, 1, 0, 0),
    (5, 2, 5, 2, 1, 1, 1),
    (6, 5, 2, 1, 1, 1, 0),
    (5, 2, 3, 1, 1, 0, 0),
    (7, 5, 3, 1, 1, 1, 1),
    (4, 3, 1, 0, 1, 1, 0),
)


def sums(people: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """By row and by column."""
    return [sum(line) for line in people], [sum(line) for line in zip(*people, strict=True)]


@st.composite
def lists(draw: st.DrawFn) -> tuple[list[int], int, list[int]]:
    """People, seats, and floors that fit."""
    people = draw(st.lists(st.integers(0, 40) | st.integers(0, 9000), min_size=1, max_size=9))
    assume(sum(people))
    floors = [draw(st.integers(0, 3)) if one else 0 for one in people]
    return people, sum(floors) + draw(st.integers(0, 60)), floors


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """A matrix of people, with totals by Sainte-Laguë that can be met. Small numbers make ties."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    inside = st.integers(0, 4) | st.integers(0, 700) | st.sampled_from((0, 60))
    people = [[draw(inside) for _ in range(width)] for _ in range(height)]
    by_row, by_column = sums(people)
    assume(sum(by_row))
    seats = draw(st.integers(0, 60))
    rows, columns = sainte_lague(by_row, seats).seats, sainte_lague(by_column, seats).seats
    assume(shortage(people, rows, columns) is None)
    return people, rows, columns

"""Can given row and column totals be met at all, where some cells must stay empty?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Matrix = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Shortage:
    """All people of `rows` are in `columns`, but together those rows have `seats` more than the columns."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    seats: int


def shortage(people: Sequence[Sequence[int]], rows: Sequence[int], columns: Sequence[int]) -> Shortage | None:
    """None where the totals can be met using only cells with people (maximum flow; the cut is the reason)."""
    sent = [[0] * len(columns) for _ in rows]
    supply, room = list(rows), list(columns)
    while path := _way(people, sent, supply, room):
        _send(path, sent, supply, room)
    short = sum(supply)
    if not short:
        return None
    seen_rows, seen_columns, _ = _reached(people, sent, supply)
    return Shortage(tuple(sorted(seen_rows)), tuple(sorted(seen_columns)), short)


def _reached(
    people: Sequence[Sequence[int]], sent: list[list[int]], supply: Sequence[int]
) -> tuple[dict[int, int | None], dict[int, int], list[int]]:
    """Rows and columns that spare seats can reach, each with where they came from; columns in that order."""
    from_column: dict[int, int | None] = {row: None for row, spare in enumerate(supply) if spare}
    from_row: dict[int, int] = {}
    ahead = list(from_column)
    for row in ahead:
        for column, inside in enumerate(people[row]):
            if inside and column not in from_row:
                from_row[column] = row
                back = [other for other, line in enumerate(sent) if line[column] and other not in from_column]
                from_column.update(dict.fromkeys(back, column))
                ahead += back
    return from_column, from_row, list(from_row)


def _way(
    people: Sequence[Sequence[int]], sent: list[list[int]], supply: Sequence[int], room: Sequence[int]
) -> list[tuple[int, int]]:
    """Cells from a row with spare seats to a column with room, each other one giving seats back."""
    from_column, from_row, order = _reached(people, sent, supply)
    column: int | None = next((one for one in order if room[one]), None)
    path = []
    while column is not None:
        row = from_row[column]
        path.append((row, column))
        column = from_column[row]
        if column is not None:
            path.append((row, column))
    return path


def _send(path: list[tuple[int, int]], sent: list[list[int]], supply: list[int], room: list[int]) -> None:
    """`path` runs from the column back to the row."""
    (_, last), (first, _) = path[0], path[-1]
    amount = min(room[last], supply[first], *(sent[row][column] for row, column in path[1::2]))
    for number, (row, column) in enumerate(path):
        sent[row][column] += -amount if number % 2 else amount
    supply[first] -= amount
    room[last] -= amount

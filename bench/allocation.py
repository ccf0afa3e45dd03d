"""The seats of 60,000 students in 25 colleges and 7 grades with 40 major clubs: how long, how near quotas.

The baseline is the usual arithmetic: largest remainder among the colleges, then inside each among its grades.
The line `allocation` compares times; `allocation.deviation.NAME` says, in place of seconds, by how many seats
the furthest college, grade or cell misses its exact quota, beside largest remainder over all cells at once.
"""

from __future__ import annotations

import random
from datetime import date

from side_by_side import Measurement, compare, peak_mb, say

from huizhang.congress.rules.allocation import (
    Allocation,
    Electorate,
    Group,
    allocate,
    demands_of,
    nested,
    side_by_side,
)
from huizhang.policy.resolve import resolve

AS_OF, PACK = date(2026, 11, 21), "kunming"
STUDENTS, COLLEGES, GRADES, CLUBS, SEATS = 60_000, 25, 7, 40, 600
AT_MOST = 0.1


def university() -> Electorate:
    """Colleges of 500 to 5,000, smaller higher grades; every sixth student is in a major club or two."""
    lots = random.Random(1)
    sizes = [lots.uniform(0.3, 3) * grade for _ in range(COLLEGES) for grade in (4, 4, 4, 4, 1, 1, 0.3)]
    people = [max(1, round(size * STUDENTS / sum(sizes))) for size in sizes]
    people[0] += STUDENTS - sum(people)
    clubs = [f"社团{number:02}" for number in range(CLUBS)]
    groups = []
    for cell, students in enumerate(people):
        place = f"学院{cell // GRADES:02}", f"年级{cell % GRADES}"
        members = students // 6
        groups += [
            Group(*place, 1, frozenset(lots.sample(clubs, lots.randint(1, 2)))) for _ in range(members)
        ]
        groups.append(Group(*place, students - members))
    return Electorate(tuple(groups), tuple(clubs))


def main() -> None:
    people, demands = university(), demands_of(resolve(PACK, AS_OF))
    found = allocate(people, demands, SEATS)
    assert isinstance(found, Allocation), found
    assert sum(cell.seats for cell in found.cells) == SEATS - CLUBS
    say(
        compare(
            "allocation",
            lambda: allocate(people, demands, SEATS),
            ("nested largest remainder", lambda: nested(people.matrix, SEATS - CLUBS)),
            goal_of="seconds",
            at_most=AT_MOST,
        )
    )
    ours, *others = side_by_side(people, demands.seating, SEATS)
    for name in ("college", "grade", "cell"):
        away, *theirs = (float(getattr(one.deviation, name)) for one in (ours, others[1]))
        say(
            Measurement(
                f"allocation.deviation.{name}",
                away,
                1,
                peak_mb(),
                "largest remainder over all cells",
                theirs[0],
                goal_of="ratio",
                at_most=1.0 if name != "cell" else None,
            )
        )


if __name__ == "__main__":
    main()

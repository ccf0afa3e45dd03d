"""Can the major clubs be represented at all? A person counts once, even a member of two clubs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from huizhang.congress.rules.allocation.electorate import Electorate
from huizhang.kernel.apportionment import shortage

Seats = Mapping[tuple[str, str], int]


def without_own_delegates(people: Electorate, seats: int) -> tuple[tuple[str, ...], int]:
    """Clubs of which each should send `seats` members of its own and who have too few, and how many too few.

    Clubs without a member on record are not judged.
    """
    small = [club for club, members in people.members.items() if 0 < members < seats * len(people.clubs)]
    groups: Counter[frozenset[str]] = Counter()
    for group in people.groups:
        groups[group.clubs & set(small)] += group.students
    kinds = [kind for kind in groups if kind]
    inside = [[groups[kind] if club in kind else 0 for kind in kinds] for club in small]
    short = shortage(inside, [seats] * len(small), [groups[kind] for kind in kinds])
    return (tuple(small[row] for row in short.rows), short.seats) if short else ((), 0)


def without_voice(people: Electorate, seats: Seats) -> tuple[str, ...]:
    """As few clubs as possible of whom no delegate of a college would be a member, with `seats` by cell.

    Clubs without a member on record are not judged.
    """
    clubs = [club for club, members in people.members.items() if members]
    cells = [cell for cell, given in seats.items() if given]
    member = Counter((club, (one.college, one.grade)) for one in people.groups for club in one.clubs)
    inside = [[member[club, cell] for cell in cells] for club in clubs]
    if shortage(inside, [1] * len(clubs), [seats[cell] for cell in cells]) is None:
        return ()
    return _covered_by_shared_members(people, seats, clubs)


def _covered_by_shared_members(people: Electorate, seats: Seats, clubs: list[str]) -> tuple[str, ...]:
    """Where clubs outnumber seats only members of several can speak for all: a small integer programme.

    Unknowns: how many delegates each group with members sends, then whether each club is covered.
    """
    # scipy takes a second to import, for which every command would wait
    from scipy.optimize import Bounds, LinearConstraint, milp

    groups = [group for group in people.groups if group.clubs and seats.get((group.college, group.grade))]
    cells = list({(group.college, group.grade): None for group in groups})
    in_cell = np.array([[(g.college, g.grade) == cell for g in groups] for cell in cells], dtype=float)
    in_club = np.array([[club in g.clubs for g in groups] for club in clubs], dtype=float)
    count, unknowns = len(groups), len(groups) + len(clubs)
    sent = np.hstack([in_cell.reshape(len(cells), count), np.zeros((len(cells), len(clubs)))])
    covered = np.hstack([-in_club.reshape(len(clubs), count), np.eye(len(clubs))])
    solved = milp(
        np.concatenate([np.zeros(count), -np.ones(len(clubs))]),
        integrality=np.ones(unknowns),
        bounds=Bounds(0, np.concatenate([[g.students for g in groups], np.ones(len(clubs))])),
        constraints=[
            LinearConstraint(sent, ub=np.array([seats[cell] for cell in cells])),
            LinearConstraint(covered, ub=np.zeros(len(clubs))),
        ],
        options={"mip_rel_gap": 0},
    )
    return tuple(club for club, voice in zip(clubs, solved.x[count:], strict=True) if voice < 0.5)

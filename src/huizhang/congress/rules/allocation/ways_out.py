"""What would help where the seats cannot be shared out: only what was tried and works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from huizhang.congress.rules.allocation.conflict import Conflict, club_seats
from huizhang.congress.rules.allocation.dividing import obstacle
from huizhang.congress.rules.allocation.electorate import Electorate
from huizhang.kernel.message import Message, message
from huizhang.policy.seating import DUAL, POOL, Seating

# how far from the wanted total another one is looked for
FURTHEST = 60


def ways_out(people: Electorate, seating: Seating, total: int, conflict: Conflict) -> tuple[Message, ...]:
    single = (*_other_totals(people, seating, total, conflict), *_other_demands(people, seating, total))
    found = (*single, *_fewer_clubs(people, seating, total))
    found = found if len(found) > 1 else (*found, *_two_demands(people, seating, total))
    return found or (
        message(
            "no total from {low} to {high} fits; state the totals of colleges and grades otherwise",
            low=max(1, total - FURTHEST),
            high=total + conflict.short_by + FURTHEST,
        ),
    )


def _other_totals(people: Electorate, seating: Seating, total: int, conflict: Conflict) -> Iterator[Message]:
    most = people.students + club_seats(people, seating)
    if total > most:
        yield message("lower the total to {n}", n=most)
        return
    first = total + conflict.short_by
    higher = _first_that_fits(people, seating, range(first, min(first + FURTHEST, most) + 1))
    if higher is not None:
        yield message("raise the total to {n}", n=higher)
    lower = _first_that_fits(people, seating, range(total - 1, max(0, total - 1 - FURTHEST), -1))
    if lower is not None:
        yield message("lower the total to {n}", n=lower)


def _first_that_fits(people: Electorate, seating: Seating, totals: Iterable[int]) -> int | None:
    return next((one for one in totals if not obstacle(people, seating, one)), None)


def _other_demands(people: Electorate, seating: Seating, total: int) -> Iterator[Message]:
    for helps, said in _milder(people, seating):
        if not obstacle(people, helps, total):
            yield said


def _fewer_clubs(people: Electorate, seating: Seating, total: int) -> Iterator[Message]:
    """The smallest clubs count as major no longer, as few of them as help."""
    ranked = sorted(people.clubs, key=lambda club: (-people.members[club], club))
    for kept in range(len(ranked) - 1, 0, -1):
        if not obstacle(replace(people, clubs=tuple(sorted(ranked[:kept]))), seating, total):
            yield message("count {n} clubs as major, not {all}", n=kept, all=len(ranked))
            return


def _two_demands(people: Electorate, seating: Seating, total: int) -> Iterator[Message]:
    """Two that help together, where hardly one does by itself."""
    for first, said in _milder(people, seating):
        if not obstacle(people, first, total):
            continue
        for both, further in _milder(people, first):
            if not obstacle(people, both, total):
                yield message("{first}, and {second}", first=said, second=further)
                return


def _milder(people: Electorate, seating: Seating) -> Iterator[tuple[Seating, Message]]:
    """Every college and grade keeps a seat at least: to leave one out is no way out of article six."""
    for floor in range(1, seating.college_floor):
        said = message("lower the college floor to {n}", n=floor)
        yield replace(seating, college_floor=floor), said
    for floor in range(1, seating.grade_floor):
        yield replace(seating, grade_floor=floor), message("lower the grade floor to {n}", n=floor)
    for each in range(1, seating.club_seats):
        yield replace(seating, club_seats=each), message("lower the seats of each club to {n}", n=each)
    if people.clubs and seating.clubs == POOL:
        said = message("let delegates of the colleges speak for their clubs, too (dual)")
        yield replace(seating, clubs=DUAL), said
    if people.clubs and seating.clubs == DUAL:
        yield replace(seating, clubs=POOL), message("give the clubs seats of their own (pool)")

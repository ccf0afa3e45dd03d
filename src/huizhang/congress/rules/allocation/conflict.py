"""What cannot hold together, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from huizhang.congress.rules.allocation.electorate import Electorate
from huizhang.kernel.apportionment import Shortage
from huizhang.kernel.message import Message, message
from huizhang.policy.seating import POOL, Seating


@dataclass(frozen=True, slots=True)
class Conflict:
    clashing: tuple[Message, ...]
    short_by: int


def club_seats(people: Electorate, seating: Seating) -> int:
    """Seats beside those of the colleges."""
    return len(people.clubs) * seating.club_seats if seating.clubs == POOL else 0


def floors(students: dict[str, int], floor: int) -> list[int]:
    """Nobody has to send more delegates than there are students."""
    return [min(floor, count) for count in students.values()]


def conflict_of_floors(people: Electorate, seating: Seating, total: int) -> Conflict | None:
    """The floors of colleges, or those of grades, with the clubs' seats need more than there are."""
    clubs = club_seats(people, seating)
    found = []
    for said, needed in _floors_said(people, seating):
        if clubs + needed > total:
            both = (_clubs_said(people, seating), said) if clubs else (said,)
            found.append(
                Conflict((*both, message("total: {total} seats", total=total)), clubs + needed - total)
            )
    return max(found, key=lambda one: one.short_by, default=None)


def _floors_said(people: Electorate, seating: Seating) -> Iterator[tuple[Message, int]]:
    colleges = sum(floors(dict(people.by_college), seating.college_floor))
    said = message(
        "colleges: {needed} seats, at least {floor} for each of {n}",
        needed=colleges,
        floor=seating.college_floor,
        n=sum(map(bool, people.by_college.values())),
    )
    yield said, colleges
    grades = sum(floors(dict(people.by_grade), seating.grade_floor))
    said = message(
        "grades: {needed} seats, at least {floor} for each of {n}",
        needed=grades,
        floor=seating.grade_floor,
        n=sum(map(bool, people.by_grade.values())),
    )
    yield said, grades


def _clubs_said(people: Electorate, seating: Seating) -> Message:
    return message(
        "clubs: {needed} seats, {each} for each of {n}",
        needed=club_seats(people, seating),
        each=seating.club_seats,
        n=len(people.clubs),
    )


def conflict_of_numbers(people: Electorate, seats: int) -> Conflict | None:
    """More seats than students."""
    if seats <= people.students:
        return None
    said = (
        message("seats of colleges and grades: {seats}", seats=seats),
        message("students: {students}", students=people.students),
    )
    return Conflict(said, seats - people.students)


def conflict_of_totals(
    people: Electorate, rows: tuple[int, ...], columns: tuple[int, ...], short: Shortage
) -> Conflict:
    """Colleges whose students are all in grades that get fewer seats than those colleges."""
    said = (
        message(
            "colleges {names}: {seats} seats by their numbers of students",
            names=[people.colleges[row] for row in short.rows],
            seats=sum(rows[row] for row in short.rows),
        ),
        message(
            "grades {names}, in which all their students are: {seats} seats",
            names=[people.grades[column] for column in short.columns],
            seats=sum(columns[column] for column in short.columns),
        ),
    )
    return Conflict(said, short.seats)


def conflict_of_delegates(clubs: tuple[str, ...], each: int, short: int) -> Conflict:
    said = message("clubs {names}: {each} delegates for each", names=clubs, each=each)
    return Conflict((said, message("their members are too few, as a person counts once")), short)


def conflict_of_voices(clubs: tuple[str, ...]) -> Conflict:
    said = (
        message("clubs {names}: a delegate who is a member for each", names=clubs),
        message("the colleges and grades of their members have no further seats"),
    )
    return Conflict(said, len(clubs))

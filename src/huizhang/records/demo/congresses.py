"""Congresses: whom they represent, how delegates were elected, and what became of the result."""

from __future__ import annotations

from datetime import date

import numpy as np

from huizhang.records.demo.appointment import PRESIDIUM, step
from huizhang.records.demo.colleges import CLUBS, MAJOR_CLUBS
from huizhang.records.demo.plan import PARTY
from huizhang.records.demo.students import ENROLLED
from huizhang.records.demo.tables import NO, YES, day_of
from huizhang.records.demo.timeline import after
from huizhang.records.demo.world import Union, World

COLLEGE_DELEGATES_PERCENT = 5
EX_OFFICIO = 2


def hold_congresses(world: World) -> None:
    """The last congress of every union, and the clubs that the school's must cover."""
    for number, club in enumerate(CLUBS):
        world.add("clubs", club=club, major=YES if number < MAJOR_CLUBS else NO)
    for union in world.unions:
        congress = convene(world, union, union.congress)
        elect_everybody(world, union, congress)
        if union.name == world.unions[0].name:
            _seat_clubs(world, union, congress)
            _seat_ex_officio(world, union, congress)


def convene(world: World, union: Union, day: date) -> str:
    """The congress and its result: announced, approved, filed. Returns its name."""
    word = "研究生" if union.kind == "graduate_union" else "学生"
    congress = f"{day.year}年{union.name}{word}代表大会"
    world.add(
        "congresses",
        congress=congress,
        union=union.name,
        date=day,
        students_represented=len(represented(world, union, entered_by(day))),
        elected_by="congress",
    )
    party = PARTY if union.college is None else "college_party_org"
    acts = (
        ("announce", "congress", 0),
        ("approve", party, 5),
        ("file", "upper_federation", 8),
        ("file", "upper_union", 8),
    )
    for act, organ, days in acts:
        step(world, congress, "congress.result", act, organ, after(day, days), union=union.name)
    return congress


def represented(world: World, union: Union, entered: range) -> np.ndarray:
    """Indexes of the enrolled students a union speaks for: a college union for all levels of its college."""
    students = world.students
    of = [
        group.entry_year in entered
        and (group.level in union.levels if union.college is None else group.college == union.college)
        for group in students.groups
    ]
    return np.flatnonzero(np.array(of)[students.group] & (students.status == ENROLLED))


def entered_by(day: date) -> range:
    return range(day.year + 1 if day.month >= 9 else day.year)


def _chosen(world: World, union: Union) -> list[int]:
    """One delegate of every grade and college (a college: grade and major), then to the full number."""
    students = world.students
    voters = world.rng.permutation(represented(world, union, entered_by(union.congress)))
    percent = world.plan.delegates_percent if union.college is None else COLLEGE_DELEGATES_PERCENT
    seats = -(-len(voters) * percent // 100) + 1
    first: dict[tuple[object, ...], int] = {}
    for voter in voters.tolist():
        group = students.groups[students.group[voter]]
        part = group.college if union.college is None else group.major
        first.setdefault((group.level, group.entry_year, part), voter)
    chosen = list(first.values())
    others = [voter for voter in voters.tolist() if voter not in set(chosen)]
    return chosen + others[: max(0, seats - len(chosen))]


def elect_everybody(world: World, union: Union, congress: str) -> None:
    """The full number of delegates, every part of the electorate among them."""
    elect_delegates(world, union, congress, _chosen(world, union))


def elect_delegates(world: World, union: Union, congress: str, chosen: list[int]) -> None:
    """Delegates of colleges (a college congress: of classes), recommended by their branch, then elected."""
    (row,) = world.rows("congresses", congress=congress)
    day = day_of(row, "date")
    for student in chosen:
        number = world.number(student)
        place = (
            world.college_of(student) if union.college is None else str(world.students.class_name[student])
        )
        world.add("delegates", congress=congress, student_no=number, constituency=place, kind="college")
        case = world.next_case("代表")
        for act, organ, days in (("recommend", "class_league_branch", -9), ("elect", "college_union", -5)):
            step(
                world,
                case,
                "delegates.elected",
                act,
                organ,
                after(day, days),
                union=union.name,
                student=student,
            )


def _seat_clubs(world: World, union: Union, congress: str) -> None:
    """One member of every major club, elected without a branch's recommendation."""
    students = world.students
    seated = {row["student_no"] for row in world.rows("delegates", congress=congress)}
    voters = world.rng.permutation(represented(world, union, entered_by(union.congress))).tolist()
    for club in CLUBS[:MAJOR_CLUBS]:
        member = next(v for v in voters if club in students.clubs[v] and world.number(v) not in seated)
        number = world.number(member)
        seated.add(number)
        world.add("delegates", congress=congress, student_no=number, constituency=club, kind="club")
        day = after(union.congress, -5)
        case = world.next_case("代表")
        step(
            world, case, "delegates.elected", "elect", "college_union", day, union=union.name, student=member
        )


def _seat_ex_officio(world: World, union: Union, congress: str) -> None:
    """Two of the outgoing presidium."""
    seated = {row["student_no"] for row in world.rows("delegates", congress=congress)}
    outgoing = [
        row for row in world.rows("posts", union=union.name, post=PRESIDIUM) if row["end"] is not None
    ]
    numbers = [row["student_no"] for row in outgoing if row["student_no"] not in seated]
    for number in numbers[:EX_OFFICIO]:
        world.add(
            "delegates", congress=congress, student_no=number, constituency=union.name, kind="ex_officio"
        )

"""The session before the present one: its staff, their papers, and what was declared and held in its year.

Only a university whose year is to be looked back on needs it; an audit of today does not ask for it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from huizhang.records.demo.appointment import (
    HEAD,
    MEMBER,
    PRESIDIUM,
    Appointment,
    appoint,
    nominate,
    present_papers,
)
from huizhang.records.demo.congresses import convene, elect_everybody
from huizhang.records.demo.organisation import elected, rotate_chair, veteran
from huizhang.records.demo.tables import Row, day_of
from huizhang.records.demo.timeline import after
from huizhang.records.demo.world import Union, World


def staff_last_session(world: World) -> None:
    """Everybody whom the present staff followed. Officers first, as they are scarce. Raises DemoError."""
    colleges = [union for union in world.unions if union.college is not None]
    for union in colleges:
        if union.congress > world.timeline.last_handover:
            _college_presidium(world, union)
    for union in world.unions:
        _heads(world, union)
    for union in world.unions[:2]:
        _school_members(world, union)
    for union in colleges:
        _college_members(world, union)
    if world.plan.rotation:
        for union in world.unions:
            former = [row for row in world.rows("posts", union=union.name, post=PRESIDIUM) if row["end"]]
            if former:
                rotate_chair(world, union, former, until=day_of(former[0], "end"))


def _college_presidium(world: World, union: Union) -> None:
    timeline = world.timeline
    day = after(timeline.last_handover, (union.congress - timeline.handover).days)
    former = replace(union, congress=day)
    presidium = recruit(world, union, world.plan.college_presidium, HEAD)
    for student in presidium:
        elected(world, former, student, end=after(union.congress, 6))
    elect_everybody(world, former, convene(world, former, day))


def _heads(world: World, union: Union) -> None:
    """As many in a department as there ought to be, those who stay on until today counted."""
    wanted = 1 if union.college is not None else world.plan.school_heads
    for department in _departments(world, union):
        staying = [
            row for row in _held(world, union, department, HEAD) if day_of(row, "start") < _change(world)
        ]
        for student in recruit(world, union, wanted - len(staying), HEAD):
            serve(world, union, student, HEAD, department)


def _change(world: World) -> date:
    return world.timeline.handover


def _departments(world: World, union: Union) -> list[str]:
    return [str(row["department"]) for row in world.rows("departments", union=union.name)]


def _held(world: World, union: Union, department: str, post: str) -> list[Row]:
    return world.rows("posts", union=union.name, department=department, post=post)


def _school_members(world: World, union: Union) -> None:
    """As many in a department as follow them, no more than the plan knows."""
    for department in union.departments:
        now = [row for row in _held(world, union, department, MEMBER) if row["end"] is None]
        for student in recruit(world, union, min(len(now), world.plan.school_members), MEMBER):
            serve(world, union, student, MEMBER, department)


def _college_members(world: World, union: Union) -> None:
    """Those who went on to a school union get their papers; others join them up to the usual number."""
    posts, departments = world.timeline.last_handover, union.departments
    gone_on = [
        row
        for row in world.rows("posts", union=union.name, post=MEMBER)
        if row["end"] is not None and day_of(row, "start") == after(posts, 18)
    ]
    for row in gone_on:
        appointment = Appointment(MEMBER, after(posts, 2), day_of(row, "start"))
        student = world.index(row["student_no"])
        nominate(world, union, student, appointment)
        present_papers(world, union, student, appointment)
    officers = world.plan.college_presidium + len(departments)
    most = world.plan.college_members_beside(officers, len(departments)) * len(departments)
    for number, student in enumerate(recruit(world, union, most - len(gone_on), MEMBER)):
        serve(world, union, student, MEMBER, departments[number % len(departments)])


def recruit(world: World, union: Union, count: int, post: str) -> list[int]:
    """`count` students who were there already, or as many as a small university still has.

    Officers were second-years at least; whoever was and came to a school union had served in a college's.
    """
    youngest = world.timeline.year - (1 if post == MEMBER else 2)
    levels, college, entered = union.levels, union.college, world.entered(youngest)
    count = max(0, min(count, world.left(levels=levels, college=college, entered=entered)))
    chosen = world.take(count, levels=levels, college=college, entered=entered)
    for student in chosen:
        if union.college is None and world.entered_in(student) < world.timeline.year - 1:
            veteran(world, student, world.timeline.earlier_handover, after(world.timeline.last_handover, 24))
    return chosen


def serve(
    world: World,
    union: Union,
    student: int,
    post: str,
    department: str,
    *,
    since: date | None = None,
    until: date | None = None,
) -> None:
    """A post in a department, by default from one change of hands to the next."""
    school = union.college is None
    lead, wait = (14, 24) if school else (16, 18)
    start = since or after(world.timeline.last_handover, wait)
    end = until or after(world.timeline.handover, wait)
    appoint(world, union, student, Appointment(post, after(start, -lead), start, department, end=end))

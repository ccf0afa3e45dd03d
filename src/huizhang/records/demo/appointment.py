"""Putting a student into a post with everything that goes before and with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huizhang.records.demo.plan import LEAGUE
from huizhang.records.demo.tables import YES
from huizhang.records.demo.timeline import after
from huizhang.records.demo.world import Union, World

PRESIDIUM, HEAD, MEMBER, CHAIR = "presidium_member", "department_head", "department_member", "executive_chair"
COLLEGE_ORGANS = ("college_league_org", "college_party_org", "college_student_affairs")
DAYS_BETWEEN_STEPS = 4


@dataclass(frozen=True, slots=True)
class Appointment:
    """`nominated` is the day of the first step; `elected` the day of the congress, for a presidium."""

    post: str
    nominated: date
    start: date
    department: str | None = None
    elected: date | None = None
    end: date | None = None


def appoint(world: World, union: Union, student: int, appointment: Appointment) -> None:
    """The post, the chain that led to it, the pledge and the two declarations."""
    hold(world, union.name, student, appointment)
    nominate(world, union, student, appointment)
    present_papers(world, union, student, appointment)


def present_papers(world: World, union: Union, student: int, appointment: Appointment) -> None:
    """The two declarations before the post begins and the pledge after."""
    _declare(world, union, student, appointment)
    number, signed = world.number(student), after(appointment.start, 2)
    world.add("pledges", union=union.name, student_no=number, signed_on=signed)


def hold(world: World, union: str, student: int, appointment: Appointment) -> None:
    """The post alone, as for posts long past."""
    world.add(
        "posts",
        union=union,
        student_no=world.number(student),
        post=appointment.post,
        department=appointment.department,
        start=appointment.start,
        end=appointment.end,
    )


def nominate(world: World, union: Union, student: int, appointment: Appointment) -> str:
    """The steps of the union's nomination chain in order; returns the case."""
    kind = chain_of(union, appointment.post)
    case, day = world.next_case("遴选"), appointment.nominated
    for act, organs in world.plan.acts(kind, union.level):
        for organ in organs:
            step(world, case, kind, act, organ, day, union=union.name, student=student)
        day = after(day, DAYS_BETWEEN_STEPS)
    if appointment.elected is not None:
        step(world, case, kind, "elect", "congress", appointment.elected, union=union.name, student=student)
    return case


def chain_of(union: Union, post: str) -> str:
    if union.college is not None:
        return "nomination.college"
    return "nomination.presidium.school" if post == PRESIDIUM else "nomination.department.school"


def step(
    world: World,
    case: str,
    kind: str,
    act: str,
    organ: str,
    day: date,
    *,
    union: str,
    student: int | None = None,
) -> None:
    """One act of an organ; a college's organ that decides on a student is named with its college."""
    world.add(
        "steps",
        case=case,
        kind=kind,
        union=union,
        student_no=None if student is None else world.number(student),
        act=act,
        organ=organ,
        date=day,
        outcome="同意",
        round=1,
        unit=world.college_of(student) if student is not None and organ in COLLEGE_ORGANS else None,
    )


def _declare(world: World, union: Union, student: int, appointment: Appointment) -> None:
    college = union.college is not None
    subject, day = world.number(student), appointment.nominated
    world.add(
        "attestations",
        rule="eligibility.conduct",
        union=union.name,
        subject=subject,
        holds=YES,
        by="class_league_branch" if college else "college_league_org",
        date=day,
        evidence="推荐鉴定表",
    )
    world.add(
        "attestations",
        rule="eligibility.checked",
        union=union.name,
        subject=subject,
        holds=YES,
        by="college_league_org" if college else LEAGUE,
        date=after(day, 1),
        evidence="成绩排名与思想表现审核表",
    )

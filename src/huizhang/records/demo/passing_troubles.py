"""What went wrong for a month or two in the year of the last session, and was mended."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from huizhang.records.demo.appointment import CHAIR, HEAD, MEMBER, PRESIDIUM
from huizhang.records.demo.last_session import recruit, serve
from huizhang.records.demo.tables import Row, day_of
from huizhang.records.demo.timeline import after
from huizhang.records.demo.world import World

LATE_PLEDGES = 3
BEYOND_THE_CAP = 2


def trouble_staff(world: World) -> None:
    """Before anybody is appraised: who reports on duty hangs on it."""
    _lose_a_head(world)
    _grow_beyond_the_cap(world)
    _keep_the_chair(world)


def delay_papers(world: World) -> None:
    _sign_late(world)
    _train_late(world)
    _hear_late(world)


def _day(world: World, days: int) -> date:
    return after(world.timeline.last_handover, days)


def _of_last_session(world: World, union: int, post: str) -> list[Row]:
    """Posts of the union (0 and 1 are the school's) begun in that session and left since."""
    rows = world.rows("posts", union=world.unions[union].name, post=post)
    first, next_first = world.timeline.last_handover, world.timeline.handover
    return [row for row in rows if row["end"] is not None and first <= day_of(row, "start") < next_first]


def _sign_late(world: World) -> None:
    """Members of the second college union sign their pledges in January only."""
    for post in _of_last_session(world, 3, MEMBER)[:LATE_PLEDGES]:
        (pledge,) = world.rows("pledges", union=post["union"], student_no=post["student_no"])
        pledge["signed_on"] = _day(world, 102)


def _train_late(world: World) -> None:
    """The first college union trains its new staff in January only."""
    first = min(world.rows("trainings", union=world.unions[2].name), key=lambda row: day_of(row, "held_on"))
    first["held_on"] = _day(world, 95)


def _keep_the_chair(world: World) -> None:
    """The autumn's chair of the first college union stays two months into the spring."""
    for earlier, later in list(pairwise(_of_last_session(world, 2, CHAIR)))[:1]:
        earlier["end"] = later["start"] = _day(world, 187)


def _hear_late(world: World) -> None:
    """The third college union hears the autumn's reports on duty in March only."""
    term = world.timeline.calendar.term_of(_day(world, 0))
    for row in world.rows("appraisals", union=world.unions[4].name, term=str(term)):
        row["date"] = _day(world, 152)


def _lose_a_head(world: World) -> None:
    """A department of the main union has one head of two from late March until May."""
    union, head = world.unions[0], _of_last_session(world, 0, HEAD)[0]
    followed, until, department = _day(world, 213), day_of(head, "end"), str(head["department"])
    head["end"] = _day(world, 170)
    for student in recruit(world, union, 1, HEAD):
        serve(world, union, student, HEAD, department, since=followed, until=until)


def _grow_beyond_the_cap(world: World) -> None:
    """The first college union takes on helpers for its spring festival: more than the plan knows."""
    union, day = world.unions[2], _day(world, 142)
    posts = [*_of_last_session(world, 2, MEMBER), *_of_last_session(world, 2, HEAD)]
    people = {row["student_no"] for row in (*posts, *_of_last_session(world, 2, PRESIDIUM))}
    entered = world.entered(world.timeline.year - 1)
    left = world.left(levels=union.levels, college=union.college, entered=entered)
    wanted = world.plan.college_staff_max + BEYOND_THE_CAP - len(people)
    for student in world.take(min(left, wanted), levels=union.levels, college=union.college, entered=entered):
        serve(world, union, student, MEMBER, union.departments[2], since=day, until=_day(world, 205))

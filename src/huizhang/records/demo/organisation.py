"""Unions, their departments, and who holds a post in them, now and before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from huizhang.records.demo.appointment import CHAIR, HEAD, MEMBER, PRESIDIUM, Appointment, appoint, hold
from huizhang.records.demo.tables import Row, day_of
from huizhang.records.demo.timeline import after
from huizhang.records.demo.world import MAIN_UNION, Union, World

SCHOOL_DEPARTMENTS = ("综合事务部", "学术科创部", "文体活动部", "权益服务部", "宣传联络部", "社会实践部")
COLLEGE_DEPARTMENTS = ("办公室", "学习实践部", "文体部", "权益生活部", "宣传部")
OVERDUE_COLLEGE = 1
SECOND_UNION_COLLEGES = 8
VETERANS_PER_LIST = 2


def found_unions(world: World) -> None:
    """The school unions and one union a college, with their departments."""
    university, timeline = world.plan.university, world.timeline
    levels, kind = university.main_levels, "student_union"
    departments = SCHOOL_DEPARTMENTS[: world.plan.school_departments]
    first = Union(MAIN_UNION, "school", kind, None, levels, after(timeline.handover, 14), departments)
    second = replace(
        first,
        name=university.second_union,
        kind=university.second_kind,
        levels=university.second_levels,
        congress=timeline.overdue,
    )
    unions = [first, second]
    for index, college in enumerate(world.students.colleges):
        congress = timeline.overdue if index == OVERDUE_COLLEGE else after(timeline.handover, index % 4)
        name = f"{college.name}学生会"
        unions.append(Union(name, "college", kind, index, levels, congress, COLLEGE_DEPARTMENTS))
    world.unions = unions
    for union in unions:
        place = None if union.college is None else world.students.colleges[union.college].name
        world.add("unions", union=union.name, level=union.level, kind=union.kind, college=place)
        for department in union.departments:
            world.add("departments", union=union.name, department=department)


def staff_unions(world: World) -> None:
    """Posts, scarce people first: officers who are no newcomers, then members."""
    colleges = [union for union in world.unions if union.college is not None]
    for union in colleges:
        _college_officers(world, union)
    _main_union(world, world.unions[0])
    _second_union(world, world.unions[1])
    for union in colleges:
        _college_members(world, union)
    if world.plan.rotation:
        for union in world.unions:
            rotate_chair(world, union, world.rows("posts", union=union.name, post=PRESIDIUM, end=None))


def _college_officers(world: World, union: Union) -> None:
    timeline, plan = world.timeline, world.plan
    overdue = union.congress == timeline.overdue
    youngest = timeline.year - (2 if overdue else 1)
    presidium = world.take(
        plan.college_presidium, levels=union.levels, college=union.college, entered=world.entered(youngest)
    )
    for student in presidium:
        elected(world, union, student)
    for department in union.departments:
        (student,) = world.take(
            1, levels=union.levels, college=union.college, entered=world.entered(timeline.year - 1)
        )
        join_department(world, union, student, HEAD, department)


def elected(
    world: World, union: Union, student: int, congress: date | None = None, end: date | None = None
) -> None:
    """Nominate, elect at the union's congress, and take office when the Party organisation has approved."""
    day = congress or union.congress
    appoint(
        world, union, student, Appointment(PRESIDIUM, after(day, -20), after(day, 6), elected=day, end=end)
    )


def join_department(world: World, union: Union, student: int, post: str, department: str) -> None:
    """Department posts of the current session begin after the congress, the school's after the colleges'."""
    day = world.timeline.handover
    nominated, start = (10, 24) if union.college is None else (2, 18)
    appoint(world, union, student, Appointment(post, after(day, nominated), after(day, start), department))


def _college_members(world: World, union: Union) -> None:
    """One of each department's members is a newcomer, once there are any."""
    year, departments = world.timeline.year, len(union.departments)
    members = world.plan.college_members_beside(world.plan.college_presidium + departments, departments)
    newest = range(year, year + 1) if world.timeline.newcomers else None
    for department in union.departments:
        chosen = world.take(1, levels=union.levels, college=union.college, entered=newest)
        chosen += world.take(members - 1, levels=union.levels, college=union.college)
        for student in chosen:
            join_department(world, union, student, MEMBER, department)


def _main_union(world: World, union: Union) -> None:
    """Everybody comes from a college union; one head a department stays on from last year."""
    timeline, plan = world.timeline, world.plan
    second_years = world.entered(timeline.year - 1)
    older = world.entered(timeline.year - 2)
    for student in world.take(plan.school_presidium, levels=union.levels, entered=second_years):
        veteran(world, student, timeline.last_handover, after(union.congress, 6))
        elected(world, union, student)
    _former_presidium(world, union)
    staying = _lists(world, union, len(union.departments), older)
    for student, department in zip(staying, union.departments, strict=True):
        veteran(world, student, timeline.earlier_handover, after(timeline.last_handover, 24))
        _stays_on(world, union, student, department)
    officers = plan.school_presidium + 2 * len(union.departments)
    fit = plan.school_members_beside(officers, len(union.departments))
    members = min(3 if len(world.students) < 5000 else 5, fit)
    posts = [(post, d) for d in union.departments for post in (HEAD, *[MEMBER] * members)]
    chosen = _lists(world, union, len(posts), second_years)
    for student, (post, department) in zip(chosen, posts, strict=True):
        veteran(world, student, timeline.last_handover, after(timeline.handover, 24))
        join_department(world, union, student, post, department)


def _stays_on(world: World, union: Union, student: int, department: str) -> None:
    day = world.timeline.last_handover
    appoint(world, union, student, Appointment(HEAD, after(day, 10), after(day, 24), department))


def _former_presidium(world: World, union: Union) -> None:
    timeline = world.timeline
    congress = after(timeline.last_handover, 14)
    for student in world.take(
        world.plan.school_presidium, levels=union.levels, entered=world.entered(timeline.year - 2)
    ):
        elected(world, union, student, congress, end=after(timeline.handover, 20))


def veteran(world: World, student: int, since: date, until: date) -> None:
    """A past post in the student's own college union, left on the day `until` for one in the school's."""
    department = COLLEGE_DEPARTMENTS[student % len(COLLEGE_DEPARTMENTS)]
    past = Appointment(MEMBER, since, after(since, 18), department, end=until)
    hold(world, f"{world.college_of(student)}学生会", student, past)


def _lists(world: World, union: Union, count: int, entered: range, colleges: int | None = None) -> list[int]:
    """`count` students recommended by colleges, none of which sends fewer than two."""
    total = min(colleges or len(world.students.colleges), max(1, count // 2))
    sizes = [count // total + (number < count % total) for number in range(total)]
    chosen: list[int] = []
    for college, size in enumerate(sizes):
        chosen += world.take(size, levels=union.levels, college=college, entered=entered)
    return chosen


def _second_union(world: World, union: Union) -> None:
    """Full departments; each college's list has just as many from its college union as it must have."""
    timeline, plan = world.timeline, world.plan
    older = world.entered(timeline.year - 2)
    for student in world.take(plan.school_presidium, levels=union.levels, entered=older):
        elected(world, union, student)
    posts = [
        (post, d)
        for d in union.departments
        for post in (*[HEAD] * plan.school_heads, *[MEMBER] * plan.school_members)
    ]
    colleges = min(SECOND_UNION_COLLEGES, len(world.students.colleges))
    veterans = _lists(world, union, VETERANS_PER_LIST * colleges, world.entered(timeline.year - 1), colleges)
    for student in veterans:
        veteran(world, student, timeline.last_handover, after(timeline.handover, 24))
    newcomers = _spread(world, union, len(posts) - len(veterans), colleges)
    for student, (post, department) in zip([*veterans, *newcomers], posts, strict=True):
        join_department(world, union, student, post, department)


def _spread(world: World, union: Union, count: int, colleges: int) -> list[int]:
    chosen: list[int] = []
    for college in range(colleges):
        share = count // colleges + (college < count % colleges)
        chosen += world.take(share, levels=union.levels, college=college)
    return chosen


def rotate_chair(world: World, union: Union, presidium: list[Row], until: date = date.max) -> None:
    """A different member of the presidium chairs each term from the congress until they leave."""
    calendar = world.timeline.calendar
    start = day_of(presidium[0], "start")
    term, turn = calendar.term_of(start), 0
    while term <= calendar.term_of(min(until, world.timeline.as_of)):
        chair = world.index(presidium[turn % len(presidium)]["student_no"])
        begins, ends = max(start, calendar.start(term)), min(until, calendar.start(term.next()))
        hold(world, union.name, chair, Appointment(CHAIR, begins, begins, end=ends))
        term, turn = term.next(), turn + 1

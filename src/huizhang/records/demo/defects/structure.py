"""Defects of articles two and three: structure and size."""

from __future__ import annotations

from huizhang.records.demo.appointment import CHAIR, HEAD, MEMBER
from huizhang.records.demo.defects.planted import KUNMING, XIANNING, planted, staff
from huizhang.records.demo.organisation import elected, join_department
from huizhang.records.demo.plan import LEAGUE
from huizhang.records.demo.tables import YES
from huizhang.records.demo.world import World

SEVENTH_DEPARTMENT = "创新创业部"


@planted(
    "presidium.size.school", "fail", "the second school union has one presidium member more than the plan"
)
def _sixth_presidium_member(world: World) -> None:
    union = world.unions[1]
    (student,) = world.take(1, levels=union.levels, entered=world.entered(world.timeline.year - 2))
    elected(world, union, student)


@planted("staff.cap.school", "needs_reason", "the second school union has more staff than the cap")
@planted(
    "department.count.school", "needs_reason", "the second school union has a seventh department", KUNMING
)
@planted("department.count.school", "fail", "the second school union has a seventh department", XIANNING)
def _seventh_department(world: World) -> None:
    union = world.unions[1]
    world.add("departments", union=union.name, department=SEVENTH_DEPARTMENT)
    for post in (*[HEAD] * world.plan.school_heads, *[MEMBER] * world.plan.school_members):
        (student,) = world.take(1, levels=union.levels)
        join_department(world, union, student, post, SEVENTH_DEPARTMENT)


@planted(
    "department.staff.school", "needs_reason", "a department of the second school union has a seventh member"
)
def _seventh_member(world: World) -> None:
    union = world.unions[1]
    (student,) = world.take(1, levels=union.levels)
    join_department(world, union, student, MEMBER, union.departments[0])


@planted(
    "department.heads.school", "fail", "a department of the second school union has lost one of two heads"
)
def _single_head(world: World) -> None:
    department = world.unions[1].departments[1]
    head = next(row for row in staff(world, 1, HEAD) if row["department"] == department)
    head["end"] = world.timeline.ago(2)


@planted(
    "department.heads.college", "fail", "a department of the first college union has three heads", KUNMING
)
def _three_heads(world: World) -> None:
    union = world.unions[2]
    heads = len([row for row in staff(world, 2, HEAD) if row["department"] == union.departments[0]])
    for _ in range(world.plan.college_heads_max + 1 - heads):
        older = world.entered(world.timeline.year - 1)
        (student,) = world.take(1, levels=union.levels, college=union.college, entered=older)
        join_department(world, union, student, HEAD, union.departments[0])


@planted("presidium.size.college", "fail", "the third college union has four presidium members")
def _fourth_presidium_member(world: World) -> None:
    union = world.unions[4]
    (student,) = world.take(
        1, levels=union.levels, college=union.college, entered=world.entered(world.timeline.year - 1)
    )
    elected(world, union, student)


@planted(
    "structure.model",
    "fail",
    "a member of the first college union belongs to a department that does not exist",
)
def _unknown_department(world: World) -> None:
    staff(world, 2, MEMBER)[0]["department"] = "新媒体中心"


@planted("structure.posts", "fail", "the second college union has a post that the plan does not know")
def _further_post(world: World) -> None:
    post = staff(world, 3, MEMBER)[0]
    post["post"], post["department"] = ("副主席" if world.plan.rotation else "秘书长"), None


@planted("structure.rotation", "fail", "the third college union has no executive chair", KUNMING)
def _no_chair(world: World) -> None:
    world.drop("posts", union=world.unions[4].name, post=CHAIR)


@planted("staff.cap.college", "needs_reason", "the third college union is outside the usual number of staff")
def _outside_usual_number(world: World) -> None:
    _leave_usual_number(world, 4)


@planted("staff.cap.college", "explained", "so is the second, whose reason was accepted")
def _outside_usual_number_with_reason(world: World) -> None:
    _leave_usual_number(world, 3)
    name = world.unions[3].name
    world.add(
        "attestations",
        rule="staff.cap.college",
        union=name,
        subject=name,
        holds=YES,
        by=LEAGUE,
        date=world.timeline.ago(6),
        evidence="关于学院学生会工作人员规模的情况说明",
    )


def _leave_usual_number(world: World, index: int) -> None:
    """One fewer than the minimum where the plan has one, else one more than the maximum."""
    union, plan = world.unions[index], world.plan
    held = {row["student_no"] for row in world.rows("posts", union=union.name, end=None)}
    members = staff(world, index, MEMBER)
    for row in (
        members[len(members) - (len(held) - plan.college_staff_min + 1) :] if plan.college_staff_min else ()
    ):
        row["end"] = world.timeline.ago(2)
    for number in range(0 if plan.college_staff_min else plan.college_staff_max + 1 - len(held)):
        (student,) = world.take(1, levels=union.levels, college=union.college)
        join_department(world, union, student, MEMBER, union.departments[number % len(union.departments)])

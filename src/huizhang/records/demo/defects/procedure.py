"""Defects of articles five and six: nomination, election, congresses."""

from __future__ import annotations

from huizhang.records.demo.appointment import HEAD, MEMBER, PRESIDIUM, chain_of, step
from huizhang.records.demo.colleges import CLUBS
from huizhang.records.demo.congresses import convene, elect_delegates, entered_by, represented
from huizhang.records.demo.defects.planted import KUNMING, planted, remove, staff, step_of
from huizhang.records.demo.students import ENROLLED
from huizhang.records.demo.tables import NO, day_of
from huizhang.records.demo.timeline import after
from huizhang.records.demo.world import World


@planted(
    "nomination.presidium.school", "fail", "the college Party organisation has not consented to a candidate"
)
def _no_consent_of_party(world: World) -> None:
    remove(world, "steps", step_of(world, staff(world, 1, PRESIDIUM)[0], "consent"))


@planted("nomination.department.school", "fail", "a school member was determined after the post had begun")
def _determined_too_late(world: World) -> None:
    post = staff(world, 0, MEMBER)[0]
    start = day_of(post, "start")
    for row in world.rows("steps", student_no=post["student_no"], union=post["union"], act="determine"):
        row["date"] = after(start, 4)


@planted("nomination.college", "fail", "the college League organisation has not consented to a member")
def _no_consent_of_league(world: World) -> None:
    remove(world, "steps", step_of(world, staff(world, 2, MEMBER)[3], "consent"))


@planted(
    "nomination.list_from_college", "fail", "a college's extra list names nobody from its union", KUNMING
)
def _list_without_college_staff(world: World) -> None:
    timeline, union = world.timeline, world.unions[0]
    last, now = timeline.calendar.recent_terms(timeline.as_of)
    listed = timeline.calendar.term_of(after(timeline.handover, 10))
    day = after(timeline.calendar.start(last), 40)
    if listed == last:
        day = max(timeline.calendar.start(now), timeline.ago(5))
    for student in _strangers(world, union.levels, 2):
        case, kind = world.next_case("遴选"), chain_of(union, HEAD)
        step(world, case, kind, "recommend", "college_league_org", day, union=union.name, student=student)


def _strangers(world: World, levels: tuple[str, ...], count: int) -> list[int]:
    """Students of the third college without any post, newcomers left out."""
    youngest = world.timeline.year - 1
    with_posts = {row["student_no"] for row in world.tables["posts"]}
    found = [
        index
        for index, of in enumerate(world.students.group.tolist())
        if (group := world.students.groups[of]).college == 2
        and group.level in levels
        and group.entry_year <= youngest
    ]
    unknown = [i for i in found if world.number(i) not in with_posts and world.students.status[i] == ENROLLED]
    return unknown[:count]


@planted(
    "nomination.representative", "fail", "the guiding organ declares the second union's candidates one-sided"
)
def _not_representative(world: World) -> None:
    (row,) = world.rows("attestations", rule="nomination.representative", union=world.unions[1].name)
    row["holds"] = NO


@planted(
    "composition.from_college",
    "needs_reason",
    "most staff of the second school union never served in a college",
)
def _few_from_colleges(world: World) -> None:
    """At most two of a college's list; nothing is left to do unless the union is small."""
    members = [row["student_no"] for row in world.rows("posts", union=world.unions[1].name, end=None)]
    served = [row for row in world.tables["posts"] if row["student_no"] in members and row["end"] is not None]
    for row in served[len(members) // 2 - 1 :]:
        remove(world, "posts", row)


@planted("presidium.elected_by_congress", "fail", "the first college's presidium was elected by a committee")
def _elected_by_committee(world: World) -> None:
    (row,) = world.rows("congresses", union=world.unions[2].name)
    row["elected_by"] = "学生会委员会"


@planted(
    "congress.cadence.school", "fail", "the second school union's last congress is two academic years ago"
)
@planted("congress.cadence.college", "needs_reason", "so is the second college union's")
def _overdue(world: World) -> None:
    """Nothing is left to do: these unions are founded so, as their officers' elections hang on the day."""


@planted("delegates.elected", "fail", "a delegate was not recommended by a class branch")
def _not_recommended(world: World) -> None:
    row = world.rows("steps", kind="delegates.elected", union=world.unions[0].name, act="recommend")[0]
    remove(world, "steps", row)


@planted("congress.delegates.quota", "needs_reason", "last year's school congress had a delegate too few")
@planted("congress.delegates.coverage", "fail", "nor had it a delegate of one major club")
@planted("congress.result", "fail", "nor was its result filed with the upper union")
def _last_years_congress(world: World) -> None:
    union, day = world.unions[0], after(world.timeline.last_handover, 14)
    congress = convene(world, union, day)
    world.drop("steps", case=congress, organ="upper_union")
    voters = represented(world, union, entered_by(day))
    seats = -(-len(voters) * world.plan.delegates_percent // 100) - 1
    voters = voters[[CLUBS[0] not in clubs for clubs in world.students.clubs[voters]]]
    elect_delegates(world, union, congress, voters[:: len(voters) // seats][:seats].tolist())


@planted("congress.delegates.breadth", "fail", "no delegate of one major at the third college's congress")
def _major_without_delegate(world: World) -> None:
    union = world.unions[4]
    (congress,) = world.rows("congresses", union=union.name)
    rows = world.rows("delegates", congress=congress["congress"])
    major = world.students.column("major")
    missing = major[world.index(rows[-1]["student_no"])]
    for row in rows:
        if major[world.index(row["student_no"])] == missing:
            remove(world, "delegates", row)
            world.drop("steps", kind="delegates.elected", union=union.name, student_no=row["student_no"])

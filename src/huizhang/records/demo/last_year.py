"""What was declared, held, reported and asked in the year of the last session."""

from __future__ import annotations

from huizhang.records.demo.oversight import attest, brief
from huizhang.records.demo.plan import AFFAIRS, GRADUATE_AFFAIRS, LEAGUE, PARTY
from huizhang.records.demo.timeline import after
from huizhang.records.demo.world import Union, World

# by their place among the unions: who has told nobody anything this year, or trained nobody
SILENT = (1, 4)
UNTRAINED = 4


def keep_last_year(world: World) -> None:
    """Trainings, declarations and briefings of the last session's first weeks, and the spring's."""
    day = after(world.timeline.last_handover, 28)
    for place, union in enumerate(world.unions):
        if place != UNTRAINED:
            world.add("trainings", union=union.name, title=f"{day.year}年新任工作人员培训", held_on=day)
        attest(world, "service.only", union, after(day, -1))
        if union.college is None:
            attest(world, "nomination.representative", union, after(day, -6))
        _report(world, union, silent=place in SILENT)
    if world.plan.joint_study:
        joint = f"{AFFAIRS}；{GRADUATE_AFFAIRS}"
        brief(world, world.unions[0], LEAGUE, joint, day, "共同研究学生会规章制度与遴选")


def _report(world: World, union: Union, *, silent: bool) -> None:
    """In the autumn, and in the spring by those whose silence today does not begin with it."""
    autumn = after(world.timeline.last_handover, 25)
    for day in (autumn,) if silent else (autumn, after(autumn, 180)):
        if union.college is None:
            brief(world, union, "union", PARTY, day, "学期工作汇报")
            brief(world, union, LEAGUE, PARTY, day, "学生会重大事项")
        else:
            both = f"college_party_org；{LEAGUE}"
            brief(world, union, "college_league_org", both, day, "学院学生会工作重大事项")

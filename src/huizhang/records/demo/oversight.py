"""What the Party and League organisations ask of the unions through the year, and what students asked."""

from __future__ import annotations

from datetime import date

from huizhang.records.demo.appointment import step
from huizhang.records.demo.names import people
from huizhang.records.demo.plan import AFFAIRS, GRADUATE_AFFAIRS, LEAGUE, PARTY
from huizhang.records.demo.students import ENROLLED
from huizhang.records.demo.tables import NO, YES
from huizhang.records.demo.timeline import after
from huizhang.records.demo.world import Union, World

ACTIVITIES = (
    *("青春向党主题宣讲", "迎新志愿服务周", "校园文化艺术节"),
    *("学业互助答疑日", "阳光体育挑战赛", "权益服务面对面"),
)
MAJOR_ACTIVITIES = 2
REVIEWS = {"publication": "年度工作情况发布", "liaison": "兄弟院校交流", "resources": "学期经费预算"}
NEEDS = ("academic", "wellbeing", "integration", "rights")
PROJECTS = ("迎新志愿服务", "毕业季文明离校", "校运动会服务")
VOLUNTEERS = 8


def assign_duties(world: World) -> None:
    names, _ = people(world.rng, 4)
    start = after(world.timeline.earlier_handover, -30)
    duties = (
        ("deputy_secretary", LEAGUE, YES),
        ("secretary_concurrent", AFFAIRS, None),
        ("party_deputy_secretary", PARTY, None),
        ("teaching_vice_president", None, None),
    )
    for (duty, organ, full_time), person in zip(duties, names.tolist(), strict=True):
        full = "deputy_secretary_for_unions" if duty == "deputy_secretary" else duty
        world.add("duties", duty=full, person=person, organ=organ, full_time=full_time, start=start, end=None)


def report_upward(world: World) -> None:
    """Briefings of the current or the last term, trainings in both, and the two yearly declarations."""
    ago = world.timeline.ago
    for union in world.unions:
        for title, days in (("新任工作人员培训", 12), ("工作人员集中培训", 190)):
            world.add("trainings", union=union.name, title=title, held_on=ago(days))
        if union.college is None:
            brief(world, union, "union", PARTY, ago(16), "学期工作汇报")
            brief(world, union, LEAGUE, PARTY, ago(10), "学生会重大事项")
            attest(world, "nomination.representative", union, ago(8))
        else:
            both = f"college_party_org；{LEAGUE}"
            brief(
                world, union, "college_league_org", both, ago(9 + union.college % 5), "学院学生会工作重大事项"
            )
        attest(world, "service.only", union, ago(8))
    if world.plan.joint_study:
        joint = f"{AFFAIRS}；{GRADUATE_AFFAIRS}"
        brief(world, world.unions[0], LEAGUE, joint, ago(20), "共同研究学生会规章制度与遴选")


def brief(world: World, union: Union, by: str, to: str, day: date, subject: str) -> None:
    world.add("briefings", union=union.name, by=by, to=to, date=day, subject=subject)


def attest(world: World, rule: str, union: Union, day: date) -> None:
    by = LEAGUE if union.college is None else "college_league_org"
    world.add(
        "attestations",
        rule=rule,
        union=union.name,
        subject=union.name,
        holds=YES,
        by=by,
        date=day,
        evidence="年度自查表",
    )


def run_activities(world: World) -> None:
    """Activities with prior reports and approvals, other matters under review, projects with volunteers."""
    for union in world.unions:
        titles = ACTIVITIES if union.college is None else ACTIVITIES[2 : 4 + union.college % 2]
        for number, title in enumerate(titles):
            _hold(world, union, f"{union.name}{title}", number < MAJOR_ACTIVITIES, 15 + 27 * number)
        if union.college is None or union.college % 3 == 0:
            _review(world, union)
    for number, project in enumerate(PROJECTS):
        _recruit(world, f"{world.timeline.ago(30).year}年{project}", 40 + 45 * number)


def _hold(world: World, union: Union, title: str, major: bool, days: int) -> None:
    held = world.timeline.ago(days)
    world.add(
        "activities",
        union=union.name,
        title=title,
        major=YES if major else NO,
        held_on=held,
        reported_on=after(held, -12) if major else None,
        reported_to=LEAGUE if major else None,
    )
    step(world, title, "review.activity", "approve", LEAGUE, after(held, -9), union=union.name)


def _review(world: World, union: Union) -> None:
    for number, (kind, title) in enumerate(REVIEWS.items()):
        day = world.timeline.ago(18 + 5 * number)
        step(world, f"{union.name}{title}", f"review.{kind}", "approve", LEAGUE, day, union=union.name)


def _recruit(world: World, project: str, days: int) -> None:
    """Volunteers join within the first days and are released on the project's last day."""
    start, end = world.timeline.ago(days), world.timeline.ago(days - 14)
    world.add("projects", project=project, union=world.unions[0].name, start=start, end=end)
    students = world.rng.choice(len(world.students), VOLUNTEERS, replace=False).tolist()
    for student in students:
        if world.students.status[student] == ENROLLED:
            number = world.number(student)
            world.add("volunteers", project=project, student_no=number, start=after(start, 1), end=end)


def answer_needs(world: World) -> None:
    """Needs routed and answered in good time; the newest are still open."""
    for number in range(4 * len(NEEDS)):
        raised = world.timeline.ago(2 + 11 * number)
        open_still = number == 0
        union = world.unions[number % len(world.unions)]
        world.add(
            "needs",
            need=f"诉求{world.timeline.year}{number + 1:03d}",
            union=union.name,
            category=NEEDS[number % len(NEEDS)],
            raised_on=raised,
            routed_to=AFFAIRS,
            replied_on=None if open_still else after(raised, 3 + number % world.plan.reply_days // 2),
            rating=None if open_still else ("满意" if number % 5 else "基本满意"),
        )


def inquire(world: World) -> None:
    """One case of misconduct handled as the plan says."""
    open_inquiry(world, world.unions[2], 0, 60)


def open_inquiry(world: World, union: Union, student: int, days: int) -> str:
    """The steps of an inquiry that began `days` ago; returns its case."""
    case = world.next_case("核查")
    for number, (act, organs) in enumerate(world.plan.acts("misconduct.inquiry", union.level)):
        for organ in organs:
            day = world.timeline.ago(days - 6 * number)
            step(world, case, "misconduct.inquiry", act, organ, day, union=union.name, student=student)
    return case

"""A project that calls for volunteers: two serve and have hours, one waits for an answer."""

from __future__ import annotations

from datetime import timedelta

from huizhang.approvals.queries import Case
from huizhang.kernel.records import ENROLLED
from huizhang.org.actions.projects import sign_up
from huizhang.org.queries import Project, Resolution, SignUp, resolutions_of
from huizhang.org.rules.projects import Plan
from huizhang.people.queries import Student
from huizhang.records.demo.live.people import University
from huizhang.selection.actions import propose_project
from huizhang.selection.actions.volunteering import answer_sign_up, record_hours

NAME = "权益服务月"
PURPOSE = "在食堂、图书馆和宿舍区设服务点，收集同学诉求并送交有关部门。"
WAITING = "校运动会志愿服务"
WAITING_PURPOSE = "检录、引导和医疗点值守，赛事结束即解散。"
SAID = ("周末都有时间。", "做过诉求整理。", "愿意值守图书馆服务点。")
HALF_HOURS = (5, 8)


def call_volunteers(university: University) -> None:
    officer, start = university.of("gumingchuan"), university.day
    plan = Plan(NAME, PURPOSE, start, start + timedelta(days=30), 12)
    decided = resolutions_of(university.school).last()
    university.say(_proposed(university, plan, decided), "school_league_committee")
    later = Plan(WAITING, WAITING_PURPOSE, start + timedelta(days=20), start + timedelta(days=27), 40)
    _proposed(university, later, None)
    project = Project.objects.get(pk=NAME)
    for number, (student, said) in enumerate(zip(_helpers(university), SAID, strict=True)):
        signed = sign_up(actor=university.student(student), project=project, said=said, pack=university.pack)
        if number < len(HALF_HOURS):
            answered = answer_sign_up(actor=officer, signed_up=signed, accept=True, pack=university.pack)
            _work(university, answered, HALF_HOURS[number])


def _proposed(university: University, plan: Plan, decided: Resolution | None) -> Case:
    return propose_project(
        actor=university.of("gumingchuan"),
        union=university.school,
        plan=plan,
        pack=university.pack,
        resolution=decided,
    )


def _work(university: University, answered: SignUp, half_hours: int) -> None:
    if answered.volunteer is None:
        return
    record_hours(
        actor=university.of("gumingchuan"),
        volunteer=answered.volunteer,
        day=university.day,
        half_hours=half_hours,
        said="服务点值守",
        pack=university.pack,
    )


def _helpers(university: University) -> list[str]:
    """The cast's student, who serves, and two others of the college."""
    own = university.of("yeqinghe").student_id or ""
    others = Student.objects.filter(status=ENROLLED, class_group__major__college=university.college)
    found = others.exclude(account__isnull=False).order_by("-student_no").values_list("pk", flat=True)
    return [own, *found[: len(SAID) - 1]]

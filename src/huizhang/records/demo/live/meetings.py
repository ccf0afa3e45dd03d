"""A meeting of the school presidium with its decisions and what is to follow, and one that is called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from huizhang.org.actions import convene_meeting, record_attendance, record_decision
from huizhang.org.queries import Meeting
from huizhang.org.rules.meetings import Votes
from huizhang.org.rules.rotation import rotates
from huizhang.people.queries import Account
from huizhang.records.demo.live.people import University

PLACE = "大学生活动中心302室"
# what is on the agenda, and what was decided on it
POINTS = (
    ("权益服务月活动方案", "由权益服务部牵头开展权益服务月，项目化招募志愿者。"),
    ("同学诉求办理情况", "每周向全体工作人员通报诉求办理进展。"),
    ("本学期志愿服务项目安排", "同意本学期志愿服务项目安排，报校团委审批。"),
)
TURN = ("下学期执行主席人选", "同意按轮值顺序提名下学期执行主席，报校团委审批。")
COMING = ("学期述职评议准备", "换届筹备工作")
# they begin before the others have acted, so that their minutes are written last
SOON = timedelta(milliseconds=300)


def convene(university: University) -> list[Meeting]:
    """Those of the school's presidiums that begin now; another one is called for later."""
    turn = (TURN,) if rotates(university.pack) else ()
    meetings = [_called(university, university.school, SOON, [text for text, _ in (*POINTS, *turn)])]
    if turn and university.graduates:
        meetings.append(_called(university, university.graduates, SOON, [text for text, _ in turn]))
    _called(university, university.school, timedelta(days=6), COMING)
    return meetings


def _called(university: University, union: str, later: timedelta, agenda: Sequence[str]) -> Meeting:
    return convene_meeting(
        actor=_convener(university, union),
        union=union,
        at=timezone.now() + later,
        place=PLACE,
        agenda=agenda,
        pack=university.pack,
    )


def write_minutes(university: University, meeting: Meeting) -> None:
    members, actor = university.members(meeting.union_id), _convener(university, meeting.union_id)
    others = [number for number in members if number != actor.student_id]
    present = [actor.student_id or "", *(others[:-1] if len(others) > 1 else others)]
    record_attendance(actor=actor, meeting=meeting, present=present, pack=university.pack)
    decided = dict((*POINTS, TURN))
    for number, item in enumerate(meeting.agenda.order_by("number")):
        record_decision(
            actor=actor,
            item=item,
            text=decided[item.text],
            votes=Votes(len(present) - number % 2, 0, number % 2),
            pack=university.pack,
            responsible=present[number % len(present)],
            due=university.day + timedelta(days=7 * (number + 1)),
        )


def _convener(university: University, union: str) -> Account:
    """The executive chair; where nobody is, the first of the presidium."""
    return university.student(university.members(union)[0])

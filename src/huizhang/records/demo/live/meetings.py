"""A meeting of the school presidium with its decisions and what is to follow, and one that is called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from huizhang.kernel.roster import CHAIR
from huizhang.org import queries as org
from huizhang.org.actions import convene_meeting, record_attendance, record_decision
from huizhang.org.queries import Meeting
from huizhang.org.rules.meetings import Votes
from huizhang.people.queries import Account
from huizhang.records.demo.live.people import University

PLACE = "大学生活动中心302室"
AGENDA = ("权益服务月活动方案", "同学诉求办理情况")
DECISIONS = ("由权益服务部牵头开展权益服务月，项目化招募志愿者。", "每周向全体工作人员通报诉求办理进展。")
COMING = ("学期述职评议准备", "下学期执行主席人选")
# it begins before the others have acted, so that its minutes are written last
SOON = timedelta(milliseconds=300)


def convene(university: University) -> Meeting:
    """The one that begins now; another one is called for later."""
    meeting = _called(university, SOON, AGENDA)
    _called(university, timedelta(days=6), COMING)
    return meeting


def _called(university: University, later: timedelta, agenda: Sequence[str]) -> Meeting:
    return convene_meeting(
        actor=_convener(university),
        union=university.school,
        at=timezone.now() + later,
        place=PLACE,
        agenda=agenda,
        pack=university.pack,
    )


def write_minutes(university: University, meeting: Meeting) -> None:
    members, actor = university.members(university.school), _convener(university)
    others = [number for number in members if number != actor.student_id]
    present = [actor.student_id or "", *(others[:-1] if len(others) > 1 else others)]
    record_attendance(actor=actor, meeting=meeting, present=present, pack=university.pack)
    for number, (item, text) in enumerate(zip(meeting.agenda.order_by("number"), DECISIONS, strict=True)):
        record_decision(
            actor=actor,
            item=item,
            text=text,
            votes=Votes(len(present) - number, 0, number),
            pack=university.pack,
            responsible=present[number],
            due=university.day + timedelta(days=7 * (number + 1)),
        )


def _convener(university: University) -> Account:
    """The executive chair; where nobody is, the first of the presidium."""
    posts = org.posts_in(university.school, university.day)
    chairs = [one.student_no for one in posts if one.post == CHAIR and one.held_on(university.day)]
    return university.student((chairs or university.members(university.school))[0])

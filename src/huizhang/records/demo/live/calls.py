"""An open call of the school league committee for the college's union, and students who apply."""

from __future__ import annotations

from datetime import timedelta

from huizhang.kernel.roster import HEAD, MEMBER
from huizhang.people.queries import Seat
from huizhang.records.demo.live.people import University
from huizhang.selection.actions import apply_for, open_call
from huizhang.selection.queries.offices import departments, recommended_already, usual_period
from huizhang.selection.rules.applying import Days, Wanted

SAID = "面向全院同学招募学生会工作人员。符合任职条件的同学均可报名，由班级团支部推荐。"
STATEMENTS = (
    "愿意为同学服务，有班级宣传工作经验。",
    "参加过两次校级志愿服务，擅长文字整理。",
    "愿意承担权益服务工作。",
)
OPEN_DAYS, WANTED = 10, 4


def publish_calls(university: University) -> None:
    start, end = usual_period(university.pack, university.day + timedelta(days=OPEN_DAYS + 10))
    first, second = departments(university.union, university.day)[:2]
    officer = university.of("gumingchuan")
    call = open_call(
        actor=officer,
        seat=Seat.objects.get(account=officer).pk,
        union=university.union,
        said=SAID,
        days=Days(university.day, university.day + timedelta(days=OPEN_DAYS), start, end),
        wanted=(Wanted(MEMBER, first, WANTED), Wanted(HEAD, second, 1)),
        pack=university.pack,
    )
    serving = university.serving()
    free = [one for one in university.qualified if not serving[one.pk]]
    busy = recommended_already([one.pk for one in free])
    wanted = call.wanted.get(post=MEMBER)
    applicants = [one for one in free if one.pk not in busy][: len(STATEMENTS)]
    for student, statement in zip(applicants, STATEMENTS, strict=False):
        actor = university.student(student.pk)
        apply_for(actor=actor, wanted=wanted.pk, statement=statement, pack=university.pack)

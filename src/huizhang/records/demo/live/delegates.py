"""A congress of the school under way: called, its seats decided, candidates recommended by a class, a club's
delegate voted on."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from huizhang.congress.actions import (
    Forward,
    Seats,
    call_congress,
    decide_allocation,
    propose_allocation,
    recommend_delegate,
)
from huizhang.congress.queries import Congress, counted
from huizhang.congress.rules.allocation import Allocation, Demands, Electorate, allocate, demands_of
from huizhang.congress.rules.calling import Call
from huizhang.kernel.procedure import Outcome
from huizhang.kernel.records import ENROLLED
from huizhang.org import queries as org
from huizhang.people.demo import OFFICER
from huizhang.people.queries import Account, Student
from huizhang.policy.seating import POOL
from huizhang.records.demo.live.clubs import vote_in_a_club
from huizhang.records.demo.live.people import University

SESSION = timedelta(days=28)
WHY = (
    "学习优良，乐于为同学发声。",
    "担任课程学习小组组长，办事公道。",
    "参与多项志愿服务，群众基础好。",
    "关心班级，善于沟通。",
)


def send_delegates(university: University) -> None:
    congress = _called(university)
    freeze(university, congress, university.of(OFFICER.username))
    _recommend(university, congress)
    vote_in_a_club(university, congress)


def _called(university: University) -> Congress:
    name = f"{(university.day + SESSION).year}年{university.school}第九次代表大会"
    call = Call(name, university.day + SESSION, "大会筹备委员会")
    actor = university.of(OFFICER.username)
    return call_congress(actor=actor, union=university.school, call=call, pack=university.pack)


def freeze(university: University, congress: Congress, actor: Account, least: int = 0) -> None:
    """Enough for every college (or major), grade and club, whatever the plan asks for at least."""
    union = next(one for one in org.unions() if one.union == congress.union_id)
    people = counted(union, university.day, university.pack)
    demands = demands_of(university.pack)
    total = fewest_seats(people, demands, least)
    wish = Seats(total, POOL, people, university.day, "按学生人数分配；并列名额按名称先后。")
    pack = university.pack
    made = propose_allocation(actor=actor, congress=congress, wish=wish, pack=pack)
    (organ,) = made.case.waiting.values_list("organ", flat=True)
    decide_allocation(actor=actor, case=made.case_id, organ=organ, outcome=Outcome.APPROVE, pack=pack)


def fewest_seats(people: Electorate, demands: Demands, least: int = 0) -> int:
    """That keep every floor: from `least` on, or three a college with one for each club."""
    usual = max(len(people.colleges) * 3, len(people.grades)) + len(people.clubs)
    first = max(demands.minimum(people.students), max(least, len(people.grades)) if least else usual)
    return next(n for n in count(first) if isinstance(allocate(people, demands, n), Allocation))


def _recommend(university: University, congress: Congress) -> None:
    """Classmates of the cast's secretary."""
    actor = university.of("luxiaohe")
    mine = Student.objects.filter(class_group=actor.student.class_group) if actor.student else ()
    classmates = [one for one in mine if one.pk != actor.student_id and one.status == ENROLLED]
    for number, one in enumerate(sorted(classmates, key=lambda each: each.pk)[: len(WHY)]):
        wish = Forward(one.pk, WHY[number], cadre=number == 1)
        recommend_delegate(actor=actor, congress=congress, wish=wish, pack=university.pack)

"""A college whose congress is called, its seats frozen, and its students ready to be recommended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from approvals.university import University, founded
from huizhang.congress.actions import (
    Forward,
    Seats,
    call_congress,
    decide_allocation,
    propose_allocation,
    recommend_delegate,
    record_delegate_election,
    seat_alternate,
    withdraw_delegate,
)
from huizhang.congress.models import Candidacy, Congress, Delegate, Leaving, Poll
from huizhang.congress.queries import counted
from huizhang.congress.rules.calling import Call
from huizhang.congress.rules.delegates.polls import Result
from huizhang.kernel.procedure import Outcome
from huizhang.org.queries import unions
from huizhang.people.models import Account, Student
from huizhang.policy.pack import Pack
from selection.serving import SINCE, today

BRANCH, UNION = "class_league_branch", "college_union"
GUIDES = {"school": "school_league_committee", "college": "college_league_org"}
NAMES = {"school": "第五届学代会", "college": "学院第五届学代会"}


@dataclass(frozen=True)
class Sending:
    """`classmates` are of the class whose branch is seated; `unit` is what they send delegates for."""

    university: University
    congress: Congress
    classmates: tuple[Student, ...]
    unit: str
    level: str

    @property
    def pack(self) -> Pack:
        return self.university.pack

    def seated(self, organ: str) -> Account:
        return self.university.seated[organ]

    def recommended(self, *numbers: int, **more) -> list[Candidacy]:
        return [self.recommend(self.classmates[n].pk, **more) for n in numbers]

    def recommend(self, number: str, actor: Account | None = None, **more) -> Candidacy:
        facts = {
            "said": "学习优良，乐于服务同学",
            "gender": "女",
            "ethnicity": "汉族",
            "cadre": False,
            **more,
        }
        return recommend_delegate(
            actor=actor or self.seated(BRANCH),
            congress=self.congress,
            wish=Forward(number, **facts),
            pack=self.pack,
        )

    def result(self, votes: dict[int, int], elected: tuple[int, ...], alternates=(), **more) -> Result:
        """`votes` by the place among the classmates."""
        facts = {
            "day": today(),
            "seats": 2,
            "eligible": 12,
            "present": 12,
            "valid": 12,
            "scrutineers": "监票人甲、乙、丙",
            "minutes": "班会投票，无记名",
            **more,
        }
        return Result(
            votes={self.number(n): count for n, count in votes.items()},
            elected=tuple(map(self.number, elected)),
            alternates=tuple(map(self.number, alternates)),
            **facts,
        )

    def number(self, n: int) -> str:
        return self.classmates[n].pk

    def elect(self, result: Result, actor: Account | None = None, **more) -> Poll:
        return record_delegate_election(
            actor=actor or self.seated(UNION),
            congress=self.congress,
            constituency=more.pop("constituency", self.unit),
            result=result,
            pack=self.pack,
            **more,
        )

    def withdraw(self, n: int, why: str = "休学", actor: Account | None = None) -> Leaving:
        return withdraw_delegate(
            actor=actor or self.seated(UNION),
            congress=self.congress,
            student_no=self.number(n),
            why=why,
            pack=self.pack,
        )

    def follow(self) -> Delegate:
        return seat_alternate(
            actor=self.seated(UNION), congress=self.congress, constituency=self.unit, pack=self.pack
        )

    def elected(self) -> Poll:
        """Three candidates for two seats; the third is an alternate."""
        self.recommended(0, 1, 2)
        return self.elect(self.result({0: 9, 1: 8, 2: 7}, (0, 1), (2,)))


def sending(level: str = "school", pack: str = "kunming", seats: int = 2) -> Sending:
    university = founded(pack)
    made = [university.student, *(classmate(university, n) for n in range(1, 12))]
    guides = university.seated[GUIDES[level]]
    union = next(one for one in unions() if one.level == level)
    call = Call(NAMES[level], today() + timedelta(days=30), "筹备委员会")
    congress = call_congress(actor=guides, union=union.union, call=call, pack=university.pack)
    freeze(university, congress, level, seats)
    unit = university.college.name if level == "school" else university.group.major.name
    return Sending(university, congress, tuple(made), unit, level)


def classmate(university: University, number: int, **facts) -> Student:
    return Student.objects.create(
        student_no=f"2024019{number:02}",
        name=f"同学{number}",
        political_status="共青团员",
        class_group=university.group,
        known_from=SINCE,
        **facts,
    )


def freeze(university: University, congress: Congress, level: str, seats: int) -> None:
    guides, pack = university.seated[GUIDES[level]], university.pack
    union = next(one for one in unions() if one.level == level)
    wish = Seats(seats, "pool", counted(union, today(), pack), today(), "按学院人数分配")
    made = propose_allocation(actor=guides, congress=congress, wish=wish, pack=pack)
    decide_allocation(
        actor=guides, case=made.case_id, organ=GUIDES[level], outcome=Outcome.APPROVE, pack=pack
    )

"""Everybody who tries an act: own college, another college, school, and an account that was closed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cast
from approvals.university import University
from huizhang.org.models import Department, Post, Union
from huizhang.people.models import Account, ClassGroup, College, Major, Seat, Student
from huizhang.policy.pack import Pack
from selection.serving import account_of
from selection.test_nominating import OFFICE, SINCE, another, ready, stands

BRANCH, LEAGUE, PARTY = "class_league_branch", "college_league_org", "college_party_org"
AFFAIRS, GRADUATE = "school_student_affairs", "school_graduate_affairs"
COMMITTEE, SCHOOL_PARTY = "school_league_committee", "school_party_committee"
UNIONS = {"college": cast.COLLEGE_UNION, "school": cast.SCHOOL_UNION}
UNION_THERE = f"{cast.OTHER_COLLEGE}学生会"
SEATED = {
    "branch": BRANCH,
    "teacher": LEAGUE,
    "college_party": PARTY,
    "union": "college_union",
    "affairs": AFFAIRS,
    "league": COMMITTEE,
    "party": SCHOOL_PARTY,
}


@dataclass(frozen=True)
class World:
    """`people` by their part, as the table names them."""

    university: University
    people: dict[str, Account]

    @property
    def pack(self) -> Pack:
        return self.university.pack

    def shown_for(self, days: int) -> World:
        """With public notices of so many days."""
        plan = self.pack
        plan = replace(plan, days={**plan.days, "notice": days})
        return replace(self, university=replace(self.university, pack=plan))

    def post(self, part: str, post: str = "presidium_member") -> Post:
        return Post.objects.get(student=self.people[part].student_id, post=post)

    def seat(self, part: str) -> Seat:
        return self.people[part].seats.get()


def world(pack: str) -> World:
    university = ready(pack)
    seated = {part: university.seated[organ] for part, organ in SEATED.items()}
    people = {
        "outsider": Account.objects.create_user(cast.OUTSIDER.name, name=cast.OUTSIDER.name),
        "student": account_of(university.student),
        "clerk": serving(university, 1, cast.COLLEGE_UNION, "department_member"),
        "clerk_beside": serving(university, 2, cast.COLLEGE_UNION, "department_member"),
        "officer": serving(university, 3, cast.COLLEGE_UNION),
        "officer_beside": serving(university, 4, cast.COLLEGE_UNION),
        "officer_school": serving(university, 5, cast.SCHOOL_UNION),
        "graduate": sits("graduate", GRADUATE),
        "branch_beside": beside(university),
        **seated,
        **elsewhere(university),
        "closed": closed(university),
    }
    return World(university, people)


def serving(university: University, number: int, union: str, post: str = "presidium_member") -> Account:
    student = another(university, number)
    stands(student, rank=3, size=100)
    department = OFFICE if post == "department_member" else ""
    Post.objects.create(union_id=union, student=student, post=post, department=department, start=SINCE)
    return account_of(student)


def sits(name: str, organ: str, college: College | None = None, group: ClassGroup | None = None) -> Account:
    account = Account.objects.create_user(name, name=name)
    Seat.objects.create(account=account, organ=organ, college=college, class_group=group, start=SINCE)
    return account


def beside(university: University) -> Account:
    """The secretary of another class of the same college."""
    major = university.group.major
    group = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name="软件2402")
    return sits("branch_beside", BRANCH, university.college, group)


def elsewhere(university: University) -> dict[str, Account]:
    """The same parts in another college."""
    college = College.objects.create(name=cast.OTHER_COLLEGE)
    major = Major.objects.create(college=college, name="英语")
    group = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name="英语2401")
    Union.objects.create(union=UNION_THERE, level="college", college=college)
    Department.objects.create(union_id=UNION_THERE, department=OFFICE)
    officer = serving(university, 6, UNION_THERE)
    Student.objects.filter(pk=officer.student_id).update(class_group=group)
    return {
        "officer_there": officer,
        "branch_there": sits("branch_there", BRANCH, college, group),
        "teacher_there": sits("teacher_there", LEAGUE, college),
        "college_party_there": sits("college_party_there", PARTY, college),
    }


def closed(university: University) -> Account:
    """Holds every seat of the college and of the school, and may not sign in any more."""
    account = Account.objects.create_user("closed", name="closed", is_active=False)
    Seat.objects.bulk_create(
        Seat(
            account=account,
            organ=organ,
            college=university.college if found.level == "college" else None,
            class_group=university.group if organ == BRANCH else None,
            start=SINCE,
        )
        for organ, found in university.pack.organs.items()
    )
    return account

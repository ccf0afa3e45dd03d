"""A college, a class and everybody who holds a seat, for tests of cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import cast
from huizhang.org.models import Union
from huizhang.people.models import Account, ClassGroup, College, Major, Seat, Student
from huizhang.policy.pack import Pack
from huizhang.policy.resolve import resolve

SINCE = date(2020, 9, 1)


@dataclass(frozen=True)
class University:
    """`seated` is one account for each organ; `others` a second one."""

    pack: Pack
    college: College
    group: ClassGroup
    student: Student
    seated: dict[str, Account]
    others: dict[str, Account]


def founded(pack: str = "kunming") -> University:
    college = College.objects.create(name=cast.COLLEGE)
    major = Major.objects.create(college=college, name="软件工程")
    group = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name=cast.CLASS)
    student = Student.objects.create(
        student_no=cast.STUDENT.student_no,
        name=cast.STUDENT.name,
        political_status="共青团员",
        class_group=group,
        known_from=SINCE,
    )
    Union.objects.create(union=cast.SCHOOL_UNION, level="school")
    Union.objects.create(union=cast.COLLEGE_UNION, level="college", college=college)
    plan = resolve(pack)
    return University(
        plan,
        college,
        group,
        student,
        {organ: seated(plan, organ, college, group) for organ in plan.organs},
        {organ: seated(plan, organ, college, group, "2") for organ in plan.organs},
    )


def seated(pack: Pack, organ: str, college: College, group: ClassGroup, suffix: str = "") -> Account:
    account = Account.objects.create_user(f"{organ}{suffix}", name=f"{pack.organ_name(organ)}{suffix}")
    of_college = college if pack.organs[organ].level == "college" else None
    of_class = group if organ == "class_league_branch" else None
    Seat.objects.create(account=account, organ=organ, college=of_college, class_group=of_class, start=SINCE)
    return account

"""A call, the applications to it and its shortlist, for tests of what follows."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

import cast
from approvals.university import University
from huizhang.people.models import Account, Student
from huizhang.selection.actions import (
    Declared,
    apply_for,
    close_call,
    open_call,
    recommend_shortlist,
    sort_applications,
)
from huizhang.selection.models import Application, Call, Nomination
from huizhang.selection.rules.applying import Days, Sorted, Wanted
from selection.test_nominating import (
    BRANCH,
    OFFICE,
    another,
    stands,
)

MEMBERS = (Wanted("department_member", OFFICE, 3),)


def in_days(number: int):
    return timezone.localdate() + timedelta(days=number)


def opened(
    university: University,
    organ: str = BRANCH,
    union: str = cast.COLLEGE_UNION,
    wanted: tuple[Wanted, ...] = MEMBERS,
    days: Days | None = None,
    said: str = "欢迎报名",
) -> Call:
    account = university.seated[organ]
    seat = account.seats.get().pk
    days = days or Days(in_days(0), in_days(7), in_days(10), in_days(300))
    return open_call(
        actor=account, seat=seat, union=union, said=said, days=days, wanted=wanted, pack=university.pack
    )


def account_of(student: Student) -> Account:
    account = Account.objects.create_user(student.pk, name=student.name)
    Account.objects.filter(pk=account.pk).update(student=student)
    account.refresh_from_db()
    return account


def applies(university: University, call: Call, student: Student, statement: str = "愿意服务") -> Application:
    return apply_for(
        actor=account_of(student), wanted=call.wanted.get().pk, statement=statement, pack=university.pack
    )


def classmate(university: University, number: int) -> Student:
    student = another(university, number)
    stands(student, 3, 100)
    return student


def sorts(
    university: University, call: Call, *applications: Application, organ: str = BRANCH, **facts
) -> int:
    return sort_applications(
        actor=university.seated[organ],
        organ=organ,
        call=call.pk,
        applications=[one.pk for one in applications],
        pack=university.pack,
        **{"sorted_as": Sorted.SHORTLISTED, **facts},
    )


def recommends(university: University, call: Call, organ: str = BRANCH) -> list[Nomination]:
    return recommend_shortlist(
        actor=university.seated[organ],
        organ=organ,
        call=call.pk,
        declared=Declared("品行端正"),
        pack=university.pack,
    )


def ended(university: University, call: Call, organ: str = BRANCH) -> None:
    close_call(actor=university.seated[organ], call=call.pk, pack=university.pack)

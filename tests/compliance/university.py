"""A college union with a few people, and readers of every authority, for the pages about them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.test import Client

from cast import (
    CLASS_BRANCH_SECRETARY,
    COLLEGE,
    COLLEGE_LEAGUE_TEACHER,
    COLLEGE_UNION,
    DEPUTY_LEAGUE_SECRETARY,
    OTHER_COLLEGE,
    OUTSIDER,
    SCHOOL_UNION,
    STAFF_MEMBER,
    STUDENT,
    Person,
)
from huizhang import policy
from huizhang.org.models import Department, Post, Union
from huizhang.people.models import Account, ClassGroup, College, Major, Seat, Student

PLAN = Path(policy.__file__).parent / "packs" / "kunming"
SINCE = date(2026, 9, 1)
STRANGER = "20249999"
READERS = (DEPUTY_LEAGUE_SECRETARY, COLLEGE_LEAGUE_TEACHER, CLASS_BRANCH_SECRETARY, STUDENT, OUTSIDER)


def found_university() -> None:
    """Two colleges with a union each; 江一帆 and 叶清和 study in the first, a stranger in the other."""
    for name in (COLLEGE, OTHER_COLLEGE):
        College.objects.create(name=name)
    Union.objects.create(union=SCHOOL_UNION, level="school")
    Union.objects.create(union=COLLEGE_UNION, level="college", college_id=COLLEGE)
    Department.objects.create(union_id=COLLEGE_UNION, department="办公室")
    for number, name, college in (
        (STAFF_MEMBER.student_no, STAFF_MEMBER.name, COLLEGE),
        (STUDENT.student_no, STUDENT.name, COLLEGE),
        (STRANGER, "林远", OTHER_COLLEGE),
    ):
        enrol(number, name, college)
    serve(STAFF_MEMBER.student_no, "presidium_member")
    for person in READERS:
        open_account(person)


def enrol(number: Any, name: str, college: str = COLLEGE) -> None:
    major, _ = Major.objects.get_or_create(college_id=college, name="软件工程")
    group, _ = ClassGroup.objects.get_or_create(major=major, entry_year=2024, level="本科", name="软件2401")
    Student.objects.create(
        student_no=number, name=name, political_status="共青团员", class_group=group, known_from=SINCE
    )


def serve(number: Any, post: str, department: str = "", union: str = COLLEGE_UNION) -> None:
    Post.objects.create(union_id=union, student_id=number, post=post, department=department, start=SINCE)


def open_account(person: Person) -> None:
    own = person.student_no if person is STUDENT else None
    account = Account.objects.create_user(person.name, name=person.name, student_id=own)
    if person.organ:
        college = COLLEGE if person.organ.startswith(("college", "class")) else None
        Seat.objects.create(account=account, organ=person.organ, college_id=college, start=SINCE)


def signed_in(person: Person) -> Client:
    client = Client()
    account = Account.objects.get(username=person.name)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client

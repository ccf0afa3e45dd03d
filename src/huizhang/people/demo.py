"""The cast of the demo: fictional people, one for every part in the institution, signed in by one click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from huizhang.kernel.message import Message, message
from huizhang.kernel.records import ENROLLED
from huizhang.people.actions import grant_seat, open_account
from huizhang.people.models import Account, College, Student
from huizhang.people.queries.seats import GRANTING


@dataclass(frozen=True, slots=True)
class Part:
    """`organ` is an organ's id in the packs; `of_college`: its seat is for the demo's first college.

    That of a student is for the own class. `presidium` is the level of the union in whose presidium the
    student is.
    """

    username: str
    name: str
    part: Message
    sees: Message
    organ: str = ""
    of_college: bool = False
    is_student: bool = False
    presidium: str = ""


ADMINISTRATOR = Part(
    "zhouyuan", "周远", message("System administrator"), message("accounts and imports, no student's records")
)
OFFICER = Part(
    "gumingchuan", "顾明川", message("Deputy secretary of the school league committee"),
    message("the whole school"), GRANTING,
)  # fmt: skip
CAST = (
    OFFICER,
    Part(
        "hewenlan", "贺文澜", message("Teacher of the college league organisation"), message("one college"),
        "college_league_org", of_college=True,
    ),
    Part(
        "shenzhixing", "沈知行", message("Student affairs teacher"), message("the whole school"),
        "school_student_affairs",
    ),
    Part(
        "wenjingyun", "温景云", message("Secretary of the school Party committee's office"),
        message("the whole school"), "school_party_committee",
    ),
    Part(
        "luxiaohe", "陆晓禾", message("Secretary of a class league branch"), message("the college's union"),
        "class_league_branch", of_college=True, is_student=True,
    ),
    Part(
        "jiangyifan", "江一帆", message("Secretary of the college's union"), message("the college's union"),
        "college_union", of_college=True,
    ),
    Part(
        "shaohuaiyuan", "邵怀远", message("Secretary of the college Party organisation"),
        message("one college"), "college_party_org", of_college=True,
    ),
    Part(
        "qinyue", "秦越", message("Graduate affairs teacher"), message("the whole school"),
        "school_graduate_affairs",
    ),
    Part(
        "xushuyan", "许书言", message("Who convenes the presidium of the school's student union"),
        message("the school's student union"), presidium="school",
    ),
    Part(
        "jiangyunqi", "江云起", message("A member of a college union's presidium"),
        message("the college's union"), presidium="college",
    ),
    Part("yeqinghe", "叶清和", message("A student"), message("the own standing"), is_student=True),
    Part("bailusheng", "白露生", message("Somebody from outside"), message("public facts of the unions")),
    ADMINISTRATOR,
)  # fmt: skip


@transaction.atomic
def settle_cast(*, start: date, leading: Mapping[str, str], password: str | None = None) -> None:
    """Accounts and seats of the cast: in the first college, and for its first enrolled students.

    `leading` has the number of somebody in the presidium of the school's and of that college's union.

    Needs the administrator and the officer of `huizhang init`. Without a password nobody signs in by typing.
    """
    administrator = Account.objects.get(username=ADMINISTRATOR.username)
    officer = Account.objects.get(username=OFFICER.username)
    for account, part in ((administrator, ADMINISTRATOR), (officer, OFFICER)):
        account.name = part.name
        _give_password(account, password)
    college = College.objects.order_by("name").first()
    enrolled = Student.objects.filter(class_group__major__college=college, status=ENROLLED)
    students = iter(enrolled.exclude(pk__in=leading.values()).order_by("student_no"))
    for part in CAST:
        if part in (ADMINISTRATOR, OFFICER):
            continue
        account = open_account(actor=administrator, username=part.username, name=part.name)
        if part.is_student:
            account.student = next(students)
        if part.presidium:
            account.student = Student.objects.get(pk=leading[part.presidium])
        if account.student:
            account.name = account.student.name
        _give_password(account, password)
        if part.organ:
            unit = college if part.of_college else None
            group = account.student.class_group if account.student else None
            grant_seat(
                actor=officer, account=account, organ=part.organ, college=unit, class_group=group, start=start
            )


def cast() -> list[tuple[Part, Account]]:
    """Those of the cast who have an account, in the order of the sign-in page."""
    accounts = Account.objects.in_bulk([part.username for part in CAST], field_name="username")
    return [(part, accounts[part.username]) for part in CAST if part.username in accounts]


def _give_password(account: Account, password: str | None) -> None:
    account.set_password(password)
    account.save()

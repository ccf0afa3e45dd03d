"""Every list asks the database as often for three hundred rows as for one: pages, and calls of the API."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cast import COLLEGE, COLLEGE_UNION, DEPUTY_LEAGUE_SECRETARY, SCHOOL_UNION, STUDENT
from compliance.university import found_university, signed_in
from huizhang.approvals.models import Reason
from huizhang.compliance.models import Judgement
from huizhang.config.environment import Environment
from huizhang.eligibility.models import StandingView
from huizhang.exchange.changes import packed
from huizhang.exchange.models import ImportBatch, TableChange
from huizhang.ledger.actions import record
from huizhang.org.models import Department, Post, Project, Union, Volunteer
from huizhang.people.actions import issue_token
from huizhang.people.models import Account, ClassGroup, College, Letter, Mailing, Major, Seat, Student, Token
from huizhang.records import uploads
from huizhang.records.uploads import Upload

ROWS = (1, 3, 300)
SINCE = date(2026, 9, 1)
RULE = "department.count.school"
# a page of the timeline judges so many days and leaves the others to the next
VISITS_UNTIL_JUDGED = 5
FINDING = urlencode({"rule": RULE, "union": SCHOOL_UNION, "subject": SCHOOL_UNION})
PROGRAM = "/api/"
LINK = "http://127.0.0.1/account/activate/"
UPLOAD = "A" * 22


@pytest.fixture
def asked(db, tmp_path, settings) -> Callable[[str], int]:
    """The deputy secretary asks a page or, by a token, the API: how many queries it takes."""
    settings.ENVIRONMENT = Environment(HUIZHANG_HOME=str(tmp_path))
    settings.TRANSCRIPTS, settings.UPLOADS = tmp_path / "transcripts", tmp_path / "uploads"
    (tmp_path / "school").mkdir()
    (tmp_path / "school" / "pack.toml").write_text('id = "ours"\nextends = "kunming"\n', encoding="utf-8")
    found_university()
    secretary = secretary_of_the_league()
    Account.objects.filter(pk=secretary.pk).update(is_administrator=True)
    bearer = {"Authorization": f"Bearer {issue_token(actor=secretary, account=secretary)}"}
    client = signed_in(DEPUTY_LEAGUE_SECRETARY)

    def ask(address: str) -> int:
        Judgement.objects.all().delete()
        asking, headers = (Client(), bearer) if address.startswith(PROGRAM) else (client, {})
        for _ in range(VISITS_UNTIL_JUDGED if "year" in address else 1):
            asking.get(address, headers=headers)
        with CaptureQueriesContext(connection) as queries:
            assert asking.get(address, headers=headers).status_code == 200
        return len(queries)

    return ask


def secretary_of_the_league() -> Account:
    return Account.objects.get(username=DEPUTY_LEAGUE_SECRETARY.name)


def unions(numbers: range) -> None:
    more = [Union(union=f"第{number}学生会", level="school") for number in numbers]
    Union.objects.bulk_create(more)
    Department.objects.bulk_create(Department(union=union, department="学习部") for union in more)


def departments(numbers: range) -> None:
    Department.objects.bulk_create(
        Department(union_id=COLLEGE_UNION, department=f"部门{number}") for number in numbers
    )


def members(numbers: range) -> None:
    group = ClassGroup.objects.get(major__college_id=COLLEGE)
    own = {"class_group": group, "known_from": SINCE, "name": "赵一"}
    enrolled = [Student(student_no=f"5{number:03}", **own) for number in numbers]
    Student.objects.bulk_create(enrolled)
    serving = {"union_id": COLLEGE_UNION, "post": "department_member", "department": "办公室", "start": SINCE}
    Post.objects.bulk_create(Post(student=one, **serving) for one in enrolled)
    ended = {**serving, "start": date(2025, 9, 1), "end": SINCE}
    Post.objects.bulk_create(Post(student=one, **ended) for one in enrolled)
    project, _ = Project.objects.get_or_create(project="迎新", union_id=COLLEGE_UNION, start=SINCE)
    Volunteer.objects.bulk_create(Volunteer(project=project, student=one, start=SINCE) for one in enrolled)


def colleges(numbers: range) -> None:
    College.objects.bulk_create(College(name=f"第{number}学院") for number in numbers)
    majors = [Major(college_id=f"第{number}学院", name="软件工程") for number in numbers]
    Major.objects.bulk_create(majors)
    classes_of(majors, numbers)


def classes(numbers: range) -> None:
    classes_of([Major.objects.get(college_id=COLLEGE)] * len(numbers), numbers)


def classes_of(majors: list[Major], numbers: range) -> None:
    """A student in each."""
    groups = [
        ClassGroup(major=major, entry_year=2024, level="本科", name=f"软件{number}")
        for major, number in zip(majors, numbers, strict=True)
    ]
    ClassGroup.objects.bulk_create(groups)
    Student.objects.bulk_create(
        Student(student_no=f"6{number:03}", name="钱二", class_group=group, known_from=SINCE)
        for group, number in zip(groups, numbers, strict=True)
    )


def imports(numbers: range) -> None:
    given = {"by": "顾明川", "organ": "school_league_committee", "folder": "台账", "effective_on": SINCE}
    ImportBatch.objects.bulk_create(
        ImportBatch(account=secretary_of_the_league(), counts={"students": {"new": 1}}, **given)
        for _ in numbers
    )


def rows_of_an_import(numbers: range) -> None:
    """All of one import, whose number is 1."""
    if not ImportBatch.objects.exists():
        ImportBatch.objects.create(pk=1, by="顾明川", folder="台账", effective_on=SINCE)
    created = [[f"第{number}学生会", "学习部"] for number in range(numbers.stop)]
    TableChange.objects.update_or_create(
        batch_id=1, table="departments", defaults={"rows": packed({"created": created, "changed": []})}
    )


def acts(numbers: range) -> None:
    actor = secretary_of_the_league().as_actor
    with transaction.atomic():
        for _ in numbers:
            record(
                actor,
                act="change_setting",
                organ="school_league_committee",
                subject=RULE,
                payload={"key": "max", "value": 9, "from": SINCE},
            )


def seats(numbers: range) -> None:
    holders = [Account(username=f"teacher{number}", name="孙三") for number in numbers]
    Account.objects.bulk_create(holders)
    Seat.objects.bulk_create(
        Seat(account=one, organ="college_league_org", college_id=COLLEGE, start=SINCE, granted_by=one)
        for one in holders
    )


def own_seats(numbers: range) -> None:
    secretary = secretary_of_the_league()
    Seat.objects.bulk_create(
        Seat(account=secretary, organ="college_league_org", college_id=COLLEGE, start=SINCE) for _ in numbers
    )


def tokens(numbers: range) -> None:
    secretary = secretary_of_the_league()
    Token.objects.bulk_create(Token(sha256=f"{number:064}", account=secretary) for number in numbers)


def mailings(numbers: range) -> None:
    given = {"by": secretary_of_the_league(), "scope": COLLEGE, "link": LINK, "language": "zh-hans"}
    sent = [Mailing(**given) for _ in numbers]
    Mailing.objects.bulk_create(sent)
    Letter.objects.bulk_create(Letter(mailing=one, account=given["by"]) for one in sent)


def letters(numbers: range) -> None:
    """Failed ones of one mailing, whose number is 1."""
    given = {"by": secretary_of_the_league(), "scope": COLLEGE, "link": LINK, "language": "zh-hans"}
    Mailing.objects.get_or_create(pk=1, defaults=given)
    people = [Account(username=f"newcomer{number}", name="周四") for number in numbers]
    Account.objects.bulk_create(people)
    Letter.objects.bulk_create(Letter(mailing_id=1, account=one, failure="no_address") for one in people)


def uploaded_rows(numbers: range) -> None:
    """Of one file, sent and not yet taken in."""
    sent = Upload(
        UPLOAD, secretary_of_the_league().pk, "台账", "school_league_committee", "", timezone.localdate()
    )
    uploads.discard(sent)
    rows = "".join(f"{COLLEGE_UNION},部门{number}\n" for number in range(numbers.stop))
    text = f"union,department\n{rows}".encode()
    uploads.keep(sent, [SimpleUploadedFile("departments.csv", text)])


def reasons(numbers: range) -> None:
    more = [Department(union_id=SCHOOL_UNION, department=f"部门{number}") for number in range(12)]
    Department.objects.bulk_create(more, ignore_conflicts=True)
    Reason.objects.bulk_create(
        Reason(rule=RULE, union=SCHOOL_UNION, why="新校区", written_by=secretary_of_the_league())
        for _ in numbers
    )


def looks(numbers: range) -> None:
    lookers = [Account(username=f"looker{number}", name="李四") for number in numbers]
    Account.objects.bulk_create(lookers)
    StandingView.objects.bulk_create(
        StandingView(student_no=STUDENT.student_no, account=one, what="page", at=timezone.now())
        for one in lookers
    )


LISTS = {
    "/": own_seats,
    "/board/": unions,
    "/board/?status=cannot_tell": unions,
    "/board/findings": unions,
    "/board/year": unions,
    f"/board/findings?union={COLLEGE_UNION}": members,
    f"/board/reason?{FINDING}": reasons,
    "/unions/": unions,
    f"/unions/{COLLEGE_UNION}": members,
    f"/unions/{COLLEGE_UNION}?on=2026-10-01": departments,
    "/students/?q=赵一": members,
    f"/students/{STUDENT.student_no}": looks,
    "/settings/": acts,
    "/records/": imports,
    "/records/imports/1/rows/departments": rows_of_an_import,
    f"/records/upload/{UPLOAD}/": uploaded_rows,
    f"/records/upload/{UPLOAD}/rows/departments": uploaded_rows,
    "/ledger/": acts,
    "/account/seats/": seats,
    "/account/codes/": colleges,
    f"/account/codes/?college={COLLEGE}": classes,
    "/account/mailings/": mailings,
    "/account/mailings/1/": letters,
    "/account/tokens/": tokens,
    f"/api/findings?rule={RULE}&size=200": unions,
    f"/api/findings?union={COLLEGE_UNION}&size=200": members,
    "/api/unions": unions,
    f"/api/unions/{COLLEGE_UNION}": members,
    "/api/students?q=赵一": members,
    "/api/imports": imports,
}


@pytest.mark.parametrize("address", LISTS)
def test_a_list_asks_as_often_for_three_hundred_rows_as_for_one(asked, address):
    counts, there = {}, 0
    for rows in ROWS:
        LISTS[address](range(there, rows))
        there = rows
        counts[rows] = asked(address)

    # the fifty rows of a page may rest on fewer tables than the first ones
    assert max(counts.values()) == counts[1]

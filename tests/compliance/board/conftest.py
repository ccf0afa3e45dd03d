"""A university of three unions, each with too many departments, and the people who guide them."""

from __future__ import annotations

from datetime import date

import pytest

from cast import (
    COLLEGE,
    COLLEGE_UNION,
    OTHER_COLLEGE,
    SCHOOL_UNION,
    STUDENT,
    UNIVERSITY,
)
from exchange.database.given import ORGAN, folder_of, keeper, student
from huizhang.people.models import Account, Seat
from huizhang.people.queries import plan
from huizhang.policy.resolve import resolve
from huizhang.records.actions import import_folder

OTHER_UNION = "外国语学院学生会"
SINCE = date(2026, 1, 1)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def kunming(monkeypatch, tmp_path, settings):
    settings.TRANSCRIPTS = tmp_path / "transcripts"
    monkeypatch.setattr(plan, "resolve", lambda _folder, day: resolve("kunming", day))


@pytest.fixture
def university(db, tmp_path):
    unions = (
        (SCHOOL_UNION, "校级", ""),
        (COLLEGE_UNION, "院级", COLLEGE),
        (OTHER_UNION, "院级", OTHER_COLLEGE),
    )
    tables = {
        "institution": [{"key": "学校名称", "value": UNIVERSITY}],
        "students": [student(STUDENT), student(STUDENT, student_no="20249999", college=OTHER_COLLEGE)],
        "unions": [{"union": name, "level": level, "college": of} for name, level, of in unions],
        "departments": [
            {"union": name, "department": f"部门{number}"} for name, _, _ in unions for number in range(12)
        ],
    }
    import_folder(
        keeper(), organ=ORGAN, folder=folder_of(tmp_path / "given", tables), name="台账", effective_on=SINCE
    )


@pytest.fixture
def account_of(db):
    """Somebody of the cast with the seat of that part; the deputy secretary is the keeper."""

    def opened(person):
        if person.organ == ORGAN:
            return keeper()
        account = Account.objects.create_user(person.name, name=person.name)
        if person.organ:
            college = COLLEGE if person.organ.startswith(("college", "class")) else None
            Seat.objects.create(account=account, organ=person.organ, college_id=college, start=SINCE)
        return account

    return opened


@pytest.fixture
def as_person(client, account_of):
    def signed_in(person):
        client.force_login(account_of(person), BACKEND)
        return client

    return signed_in

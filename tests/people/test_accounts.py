"""Accounts opened in bulk, taken into use with a code that works once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from huizhang.ledger.models import Entry
from huizhang.people.actions import ActRefused, activate, issue_codes
from huizhang.people.activation import Newcomer
from huizhang.people.models import Account, Activation, ClassGroup, College, Major, Student
from huizhang.people.queries.accounts import activation_for, students_waiting

pytestmark = pytest.mark.django_db
PASSWORD = "会章-demo-2026"


@pytest.fixture
def administrator():
    return Account.objects.create_user("zhouyuan", name="周远", is_administrator=True)


@pytest.fixture
def college():
    college = College.objects.create(name="信息工程学院")
    major = Major.objects.create(college=college, name="软件工程")
    group = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name="软件2401")
    for number, name in (("20240104", "叶清和"), ("20240102", "苏予安")):
        Student.objects.create(student_no=number, name=name, class_group=group, known_from=date(2026, 9, 1))
    return college


def slips_of(administrator, college):
    return issue_codes(actor=administrator, newcomers=students_waiting(college), scope=college.name)


def test_everybody_on_the_roster_gets_an_account_linked_to_the_student_and_a_code(administrator, college):
    slips = slips_of(administrator, college)

    assert [(slip.username, slip.name, slip.unit) for slip in slips] == [
        ("20240102", "苏予安", "信息工程学院 软件2401"),
        ("20240104", "叶清和", "信息工程学院 软件2401"),
    ]
    assert Account.objects.get(username="20240104").student_id == "20240104"
    entry = Entry.objects.get(act="issue_codes")
    assert (entry.account, entry.subject, entry.payload["accounts"]) == ("zhouyuan", "信息工程学院", 2)


def test_no_code_is_kept_in_the_open(administrator, college):
    slips = slips_of(administrator, college)
    kept = " ".join(Activation.objects.values_list("code_hash", flat=True))
    told = " ".join(str(entry.payload) for entry in Entry.objects.all())

    assert [
        slip.code for slip in slips if slip.code in kept + told or slip.code.replace("-", "") in kept
    ] == []


def test_a_code_opens_its_account_once_however_it_is_typed(administrator, college):
    slip = slips_of(administrator, college)[0]
    typed = slip.code.lower().replace("-", " ")

    account = activate(username=slip.username, code=typed, password=PASSWORD)

    assert account.check_password(PASSWORD)
    with pytest.raises(ActRefused):
        activate(username=slip.username, code=slip.code, password="something-else-1")


def test_the_code_of_somebody_else_opens_nothing(administrator, college):
    first, second = slips_of(administrator, college)
    with pytest.raises(ActRefused):
        activate(username=first.username, code=second.code, password=PASSWORD)


def test_a_code_expires(administrator, college):
    slip = slips_of(administrator, college)[0]
    Activation.objects.update(expires=timezone.now() - timedelta(seconds=1))
    with pytest.raises(ActRefused):
        activate(username=slip.username, code=slip.code, password=PASSWORD)


def test_a_new_code_ends_the_old_one(administrator, college):
    old = slips_of(administrator, college)[0]
    new = slips_of(administrator, college)[0]
    with pytest.raises(ActRefused):
        activate(username=old.username, code=old.code, password=PASSWORD)

    assert activate(username=new.username, code=new.code, password=PASSWORD).username == old.username


def test_who_can_sign_in_is_left_alone(administrator, college):
    slip = slips_of(administrator, college)[0]
    activate(username=slip.username, code=slip.code, password=PASSWORD)

    assert [new.username for new in students_waiting(college)] == ["20240104"]
    with pytest.raises(ActRefused) as refused:
        issue_codes(
            actor=administrator, newcomers=[Newcomer("20240102", "苏予安", student_no="20240102")], scope="x"
        )
    assert str(refused.value) == "these user names are in use already: 20240102"


def test_staff_cannot_be_given_the_account_of_a_student(administrator, college):
    slips_of(administrator, college)
    with pytest.raises(ActRefused):
        issue_codes(actor=administrator, newcomers=[Newcomer("20240102", "冒名者")], scope="x")


def test_only_who_keeps_the_accounts_makes_codes(college):
    somebody = Account.objects.create_user("bailusheng", name="白露生")
    with pytest.raises(ActRefused):
        issue_codes(actor=somebody, newcomers=students_waiting(college), scope="x")
    assert Account.objects.count() == 1


def test_the_page_takes_the_account_into_use_and_signs_in(client, administrator, college):
    slip = slips_of(administrator, college)[0]
    given = {"username": slip.username, "code": slip.code, "password": PASSWORD, "again": PASSWORD}

    answer = client.post("/account/activate/", given)

    assert (answer.status_code, answer.url) == (302, "/begin")
    assert client.get("/").context["user"].username == slip.username


def test_guessing_codes_is_locked_out(client, administrator, college):
    slip = slips_of(administrator, college)[0]
    wrong = {"username": slip.username, "code": "AAAA-BBBB-CCCC", "password": PASSWORD, "again": PASSWORD}

    answers = [client.post("/account/activate/", wrong).status_code for _ in range(6)]
    right = client.post("/account/activate/", {**wrong, "code": slip.code})

    assert (answers[0], answers[-1], right.status_code) == (200, 429, 429)


def test_the_sheet_has_a_slip_for_each_and_is_not_stored(client, administrator, college):
    client.force_login(administrator, "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post("/account/codes/students", {"college": college.name, "form": "sheet"})
    text = answer.content.decode()

    assert [name in text for name in ("叶清和", "苏予安", "20240104")] == [True] * 3
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("form", ["sheet", "csv", "mail"])
def test_earlier_codes_end_only_after_it_was_said(client, administrator, college, form):
    slips = slips_of(administrator, college)
    client.force_login(administrator, "allauth.account.auth_backends.AuthenticationBackend")
    asked = client.post("/account/codes/students", {"college": college.name, "form": form})

    assert asked.context["earlier"] == 2
    assert activation_for(slips[0].username, slips[0].code) is not None
    assert Entry.objects.filter(act__in=("issue_codes", "mail_codes")).count() == 1


def test_earlier_codes_end_when_that_is_wanted(client, administrator, college):
    slips = slips_of(administrator, college)
    client.force_login(administrator, "allauth.account.auth_backends.AuthenticationBackend")
    wanted = {"college": college.name, "form": "sheet", "replace": "1"}

    assert client.post("/account/codes/students", wanted).context["count"] == 2
    assert activation_for(slips[0].username, slips[0].code) is None


def test_the_table_for_a_mail_merge_cannot_carry_formulas(client, administrator):
    client.force_login(administrator, "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post("/account/codes/staff", {"people": "10023, =HYPERLINK(1)", "form": "csv"})
    text = answer.content.decode("utf-8-sig")

    assert "'=HYPERLINK(1)" in text.splitlines()[1]

"""Codes sent by mail: one letter a person, no code kept, and a failing address stops nobody else's."""

from __future__ import annotations

import re
import smtplib
from datetime import date

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from huizhang.config.mail import UnknownMailServer, address_pattern, mail_settings
from huizhang.ledger.models import Entry
from huizhang.people.actions import ActRefused, activate, issue_codes, mail_again, mail_codes, send
from huizhang.people.activation import Newcomer
from huizhang.people.models import Account, Activation, ClassGroup, College, Letter, Major, Student
from huizhang.people.queries.accounts import failed_letters, mailings, students_waiting

pytestmark = pytest.mark.django_db
PASSWORD = "会章-demo-2026"
LINK = "https://huizhang.example.edu.cn/account/activate/"
CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")


class Fussy(EmailBackend):
    """A mail server that refuses one address, and goes away for another."""

    def send_messages(self, messages):
        (address,) = messages[0].to
        if address.startswith("20240102@"):
            raise smtplib.SMTPRecipientsRefused({address: (550, b"no such user " + code_of(messages[0]))})
        return super().send_messages(messages)


class Away(EmailBackend):
    def open(self):
        raise ConnectionRefusedError(111, "Connection refused")


def code_of(letter):
    return CODE.search(letter.body)[0].encode()


@pytest.fixture(autouse=True)
def _mails(settings):
    settings.MAILS, settings.MAIL_TO = True, "{number}@stu.example.edu.cn"


@pytest.fixture
def administrator():
    return Account.objects.create_user("zhouyuan", name="周远", is_administrator=True)


@pytest.fixture
def college():
    college = College.objects.create(name="信息工程学院")
    major = Major.objects.create(college=college, name="软件工程")
    group = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name="软件2401")
    for number in range(20240101, 20240108):
        Student.objects.create(
            student_no=str(number), name=f"同学{number % 10}", class_group=group, known_from=date(2026, 9, 1)
        )
    return college


def ordered(administrator, college):
    waiting = students_waiting(college)
    return mail_codes(actor=administrator, newcomers=waiting, scope=college.name, link=LINK)


def counts(mailing):
    found = mailings().get(pk=mailing.pk)
    return found.delivered, found.failed, found.waiting


def test_each_student_gets_one_letter_with_a_code_that_opens_the_account(administrator, college):
    send(ordered(administrator, college))

    assert [letter.to for letter in mail.outbox] == [[f"2024010{n}@stu.example.edu.cn"] for n in range(1, 8)]
    assert LINK in mail.outbox[0].body
    code = code_of(mail.outbox[0]).decode()
    assert activate(username="20240101", code=code, password=PASSWORD).student_id == "20240101"


def test_nothing_that_is_kept_holds_a_code(administrator, college):
    send(ordered(administrator, college))
    kept = [*Letter.objects.values_list(), *Entry.objects.values_list(), *Activation.objects.values_list()]

    assert CODE.search(str(kept)) is None
    assert [(entry.act, entry.payload) for entry in Entry.objects.all()] == [("mail_codes", {"accounts": 7})]


def test_an_address_that_is_refused_is_told_of_and_the_others_get_theirs(administrator, college, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Fussy"
    mailing = ordered(administrator, college)
    send(mailing)

    assert counts(mailing) == (6, 1, 0)
    assert [(one.account.username, one.why.say()) for one in failed_letters(mailing)] == [
        ("20240102", "550 no such user …")
    ]


def test_who_was_refused_keeps_the_earlier_code_and_can_be_written_to_again(administrator, college, settings):
    slip = issue_codes(actor=administrator, newcomers=students_waiting(college), scope="x")[1]
    settings.EMAIL_BACKEND = f"{__name__}.Fussy"
    mailing = ordered(administrator, college)
    send(mailing)
    assert Activation.objects.filter(account__username=slip.username).exists()

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert mail_again(actor=administrator, mailing=mailing) == 1
    send(mailing)
    assert counts(mailing) == (7, 0, 0)


def test_a_server_that_is_away_is_not_asked_seven_times(administrator, college, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    mailing = ordered(administrator, college)
    send(mailing)

    assert counts(mailing) == (0, 5, 2)
    assert mailings().get().ended is not None


def test_staff_are_written_to_at_the_address_given_and_told_of_without_one(administrator):
    staff = [
        Newcomer("10023", "贺文澜", address="hewl@example.edu.cn"),
        Newcomer("10024", "罗一"),
        Newcomer("10025", "罗二", address="not an address"),
    ]
    mailing = mail_codes(actor=administrator, newcomers=staff, scope="Staff", link=LINK)
    send(mailing)

    assert [letter.to for letter in mail.outbox] == [["hewl@example.edu.cn"]]
    assert [one.why.say() for one in failed_letters(mailing)] == [
        "there is no address",
        "this is no address",
    ]


def test_only_who_keeps_the_accounts_mails_codes_and_only_where_mail_is_set_up(
    administrator, college, settings
):
    somebody = Account.objects.create_user("bailusheng", name="白露生")
    with pytest.raises(ActRefused, match="does not keep the accounts"):
        ordered(somebody, college)
    settings.MAILS = False
    with pytest.raises(ActRefused, match="mail is not set up"):
        ordered(administrator, college)


def test_the_page_orders_the_letters_and_shows_what_became_of_them(client, administrator, college, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.EMAIL_BACKEND = f"{__name__}.Fussy"
    client.force_login(administrator, "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post("/account/codes/students", {"college": college.name, "form": "mail"}, follow=True)
    text = answer.content.decode()

    assert answer.redirect_chain[0][0].startswith("/account/mailings/")
    assert "550 no such user" in text
    assert "信息工程学院" in client.get("/account/mailings/").content.decode()
    again = client.post(answer.redirect_chain[0][0] + "again", follow=True)
    assert again.status_code == 200


@pytest.mark.parametrize(
    ("url", "sender"),
    [
        ("mail.example.edu.cn", "a@b.cn"),
        ("smtp://", "a@b.cn"),
        ("smtp://host", None),
        ("http://host", "a@b.cn"),
    ],
)
def test_a_mail_server_that_is_not_understood_is_said_without_its_password(url, sender):
    with pytest.raises(UnknownMailServer, match="HUIZHANG_MAIL_SERVER is written"):
        mail_settings(url, sender)


def test_the_url_of_the_mail_server_says_how_to_reach_it():
    found = mail_settings("smtp+tls://huizhang:p%40ss@mail.example.edu.cn", "huizhang@example.edu.cn")

    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("huizhang", "p@ss")
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (587, True, False)


@pytest.mark.parametrize("pattern", ["stu.example.cn", "{name}@example.cn", "{number}", "{number}{x}@a.cn"])
def test_a_pattern_of_addresses_that_is_not_understood_is_refused(pattern):
    with pytest.raises(UnknownMailServer, match="HUIZHANG_MAIL_TO"):
        address_pattern(pattern)

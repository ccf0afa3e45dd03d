"""Files with a case: what may lie there, who puts and opens it, under which name."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
import xlsxwriter
from django.test import Client

from approvals.university import University, founded
from huizhang.approvals.actions import CaseRefused, Matter, open_case, withdraw
from huizhang.approvals.actions.attaching import attach
from huizhang.approvals.models import Attachment, Case
from huizhang.approvals.rules import Place, stages_of
from huizhang.approvals.rules.attaching import EXCEL, WORD, media_type, safe_name
from huizhang.ledger import actions as ledger
from huizhang.ledger.models import Entry
from huizhang.people.models import Account

CHAIN, FIRST, NEXT, LAST = (
    "nomination.college",
    "class_league_branch",
    "college_league_org",
    "college_party_org",
)
PDF = b"%PDF-1.7\n1 0 obj\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(25)
JPG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1" + bytes(20) + b"\xff\xd9"


def word() -> bytes:
    file = BytesIO()
    docx.Document().save(file)
    return file.getvalue()


def excel() -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet()
    return file.getvalue()


def package(*parts: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as written:
        for part in parts:
            written.writestr(part, "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "application/pdf"),
        (PNG, "image/png"),
        (JPG, "image/jpeg"),
        (word(), WORD),
        (excel(), EXCEL),
        (package("word/document.xml", "word/vbaProject.bin"), None),
        (package("readme.txt"), None),
        (b"PK\x03\x04 and then nothing", None),
        (b"<html><script>alert(1)</script></html>", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"MZ\x90\0" + bytes(60), None),
        ("只是文字".encode(), None),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, kind: str | None):
    assert media_type(content) == kind


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("事迹材料.pdf", "事迹材料.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\甲\\证明.PDF", "证明.pdf"),
        ('a"b\r\nSet-Cookie: x.html', "abSet-Cookie x.html.pdf"),
        ("photo\u202egnp.exe", "photognp.exe.pdf"),
        ("", "attachment.pdf"),
        ("....", "attachment.pdf"),
        ("长" * 300, "长" * 120 + ".pdf"),
    ],
)
def test_a_hostile_name_becomes_a_plain_one(given: str, kept: str):
    assert safe_name(given, "application/pdf") == kept


@pytest.fixture
def university(db) -> University:
    return founded()


@pytest.fixture
def case(university: University) -> Case:
    place = Place("college", university.college.pk, university.group.pk, university.group.name)
    matter = Matter(
        kind=CHAIN,
        title="推荐",
        subject=university.student.pk,
        stages=stages_of(university.pack, CHAIN, place),
        college=university.college.pk,
        student=university.student.pk,
    )
    return open_case(actor=university.seated[FIRST], matter=matter, pack=university.pack, organ=FIRST)


def put(actor: Account, case: Case, name: str = "事迹.pdf", content: bytes = PDF) -> Attachment:
    return attach(actor=actor, case=case.pk, name=name, content=content)


def test_whoever_handed_in_and_the_organ_asked_now_add_files_and_the_ledger_knows(university, case):
    put(university.seated[FIRST], case)
    put(university.seated[NEXT], case, "照片.jpeg", JPG)
    assert list(case.attachments.values_list("name", "media_type", "size")) == [
        ("事迹.pdf", "application/pdf", len(PDF)),
        ("照片.jpg", "image/jpeg", len(JPG)),
    ]
    assert Entry.objects.filter(act="attach").count() == 2


@pytest.mark.parametrize(
    ("organ", "name", "content", "why"),
    [
        (LAST, "事迹.pdf", PDF, "by the organs that it waits for"),
        (FIRST, "网页.pdf", b"<html></html>", "none of pdf, docx, xlsx, jpg, png"),
        (FIRST, "空.pdf", b"", "is empty"),
        (FIRST, "大.pdf", PDF + bytes(1024 * 1024), "more than 1 MB"),
    ],
)
def test_what_may_not_lie_there_is_refused_with_the_reason(
    university, case, settings, organ, name, content, why
):
    settings.LARGEST_ATTACHMENT = 1024 * 1024
    with pytest.raises(CaseRefused, match=why):
        put(university.seated[organ], case, name, content)
    assert not case.attachments.exists()


def test_the_same_file_lies_there_once(university, case):
    put(university.seated[FIRST], case)
    with pytest.raises(CaseRefused, match="already"):
        put(university.seated[FIRST], case, "另一名.pdf")


def test_a_closed_case_takes_nothing_more(university, case):
    withdraw(actor=university.seated[FIRST], case=case.pk, why="撤回")
    with pytest.raises(CaseRefused, match="closed"):
        put(university.seated[FIRST], case)


def test_without_the_ledger_there_is_no_file(university, case, monkeypatch):
    monkeypatch.setattr(ledger, "record", lambda *_given, **_named: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        put(university.seated[FIRST], case)
    assert not Attachment.objects.exists()


def test_a_file_is_given_out_to_be_kept_never_to_be_shown(university, case):
    kept = put(university.seated[FIRST], case, '"><b>事迹.pdf')
    client = Client()
    client.force_login(university.seated[LAST], "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(f"/cases/{case.pk}/attachments/{kept.pk}")
    assert (answer.status_code, answer.content) == (200, PDF)
    assert {name: answer.headers[name] for name in ("Content-Type", "X-Content-Type-Options")} == {
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
    }
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_whoever_may_not_see_the_case_does_not_get_its_file(university, case):
    kept = put(university.seated[FIRST], case)
    stranger = Account.objects.create_user("stranger", name="外人")
    client = Client()
    client.force_login(stranger, "allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"/cases/{case.pk}/attachments/{kept.pk}").status_code == 404

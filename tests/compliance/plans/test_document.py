"""The university's own document: who attaches it, what is refused, and that its marks are lit."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cast import COLLEGE_LEAGUE_TEACHER, DEPUTY_LEAGUE_SECRETARY, OUTSIDER
from compliance.university import signed_in
from huizhang.ledger.models import Entry

pytestmark = pytest.mark.usefixtures("university")
TEXT = """学生会（研究生会）深化改革实施方案
一、职能定位
学生会是桥梁和
纽带，<script>alert(1)</script>全心全意服务同学，面向全体同学。
"""
DOCUMENT = TEXT.encode()


@pytest.fixture
def home(tmp_path: Path, settings) -> Path:
    settings.ENVIRONMENT = SimpleNamespace(home=tmp_path)
    return tmp_path


def send(reader, name="plan.txt", content=DOCUMENT):
    return signed_in(reader).post("/plan/document", {"file": SimpleUploadedFile(name, content)})


def test_only_the_school_league_committee_attaches_the_document(home):
    answers = [send(one).status_code for one in (OUTSIDER, COLLEGE_LEAGUE_TEACHER, DEPUTY_LEAGUE_SECRETARY)]

    assert answers == [403, 403, 302]
    assert [entry.payload["file"] for entry in Entry.objects.filter(act="attach_plan")] == ["plan.txt"]


def test_marks_are_lit_and_linked_and_hostile_text_is_text(home):
    send(DEPUTY_LEAGUE_SECRETARY)
    page = signed_in(OUTSIDER).get("/plan/document")
    text = page.content.decode()

    assert '<mark><a href="/plan/#clause-K05">全心全意服务同学</a></mark>' in text
    assert '<mark><a href="/plan/#clause-K04">桥梁和</a></mark></p><p><mark>' in text
    assert "<script>alert" not in text
    assert "K01" in [clause.id for clause in page.context["lit"].missing]


@pytest.mark.parametrize(
    ("name", "content"),
    [("plan.exe", b"MZ"), ("plan.txt", b"  "), ("plan.docx", b"no zip"), ("plan.pdf", b"no pdf")],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_kept(home, name, content):
    assert send(DEPUTY_LEAGUE_SECRETARY, name, content).status_code == 422
    assert not Entry.objects.exists()
    assert not (home / "plan").exists()


def test_a_document_beyond_the_cap_is_refused(home):
    assert send(DEPUTY_LEAGUE_SECRETARY, content=b"a" * (10 * 1024 * 1024 + 1)).status_code == 422


@pytest.mark.parametrize(
    ("content", "headed", "missing_marks"),
    [
        ("三、精简原则\n学生会是桥梁和纽带，全心全意服务同学。", False, 0),
        ("学生会改革\n第一条 学生会是桥梁和纽带，全心全意服务同学。\n第二条 机构", True, 0),
        ("第一条 机构\n第二条 学生会是桥梁和纽带，全心全意服务同学。", True, 1),
    ],
    ids=["no first article", "numbered 第一条", "in another article"],
)
def test_a_document_of_another_numbering_is_shown_and_can_be_replaced(home, content, headed, missing_marks):
    send(DEPUTY_LEAGUE_SECRETARY, content=content.encode())
    page = signed_in(DEPUTY_LEAGUE_SECRETARY).get("/plan/document")
    missing = [clause.id for clause in page.context["lit"].missing]

    assert (page.status_code, page.context["lit"].headed) == (200, headed)
    assert missing.count("K05") == missing_marks
    assert page.content.decode().count("桥梁和") >= 1 and 'type="file"' in page.content.decode()


def test_what_cannot_be_read_is_named_as_it_was_sent(home):
    said = send(DEPUTY_LEAGUE_SECRETARY, "方案.pdf", b"no pdf").context["refused"].say()

    assert said == "It cannot be read: 方案.pdf is damaged or not what its name says; save it again as txt"

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

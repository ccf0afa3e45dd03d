"""The staff list and the appointment notice of a union, for whoever may see its page."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pypdf
import pytest

from cast import COLLEGE_UNION, DEPUTY_LEAGUE_SECRETARY, OUTSIDER
from compliance.unions.test_union_pages import enrol, serve, signed_in
from huizhang.documents import typst
from huizhang.documents.typst import SANS, SERIF
from huizhang.org.models import Post

with_fonts = pytest.mark.skipif(not {SERIF, SANS} <= typst.installed(), reason="needs fonts-noto-cjk")
pytestmark = pytest.mark.usefixtures("university")


def text_of(kind: str, **asked: str) -> str:
    answer = signed_in(DEPUTY_LEAGUE_SECRETARY).get(f"/unions/{COLLEGE_UNION}", {"file": kind, **asked})
    assert (answer.status_code, answer.headers["Content-Disposition"][:10]) == (200, "attachment")
    if kind.endswith("pdf"):
        text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(answer.content)).pages)
    else:
        opened = docx.Document(BytesIO(answer.content))
        cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
        text = "".join([*(one.text for one in opened.paragraphs), *cells])
    return "".join(text.split())


@with_fonts
@pytest.mark.parametrize("kind", ["list.docx", "list.pdf", "notice.docx", "notice.pdf"])
def test_a_paper_names_everybody_whom_the_filters_leave(kind: str):
    enrol("77", "夏木")
    serve("77", "department_head", "办公室")
    Post.objects.filter(student="77").update(basis="HZ2026-00042")

    text = text_of(kind, post="department_head")

    assert [one for one in (COLLEGE_UNION, "夏木", "77", "部门负责人", "办公室") if one not in text] == []
    assert ("HZ2026-00042" in text, "2026年9月1日" in text) == (kind.startswith("notice"), True)


def test_the_notice_of_a_case_names_its_person_alone():
    for number, name in (("77", "夏木"), ("78", "秋山")):
        enrol(number, name)
        serve(number, "department_head", "办公室")

    text = text_of("notice.docx", post="department_head", person="77")

    assert ("关于夏木同学任职的通知" in text, "秋山" in text) == (True, False)


def test_nobody_gets_one_who_may_not_see_the_page():
    answer = signed_in(OUTSIDER).get(f"/unions/{COLLEGE_UNION}", {"file": "list.docx"})
    assert answer.status_code == 403


def test_before_any_plan_was_in_force_the_page_says_so():
    client = signed_in(DEPUTY_LEAGUE_SECRETARY)
    answer = client.get(f"/unions/{COLLEGE_UNION}", {"file": "list.docx", "on": str(date(1990, 1, 1))})
    assert (answer.status_code, answer.headers["Location"].startswith("/unions/")) == (302, True)

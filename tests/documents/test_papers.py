"""Word and PDF say the same, whatever was recorded."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pypdf
import pytest

from documents.congress_papers import HOSTILE, OF_CONGRESSES, SAID_OF_CONGRESSES
from huizhang.documents import typst
from huizhang.documents.papers import TEMPLATES, Form, Paper, made
from huizhang.documents.templates import make
from huizhang.documents.typst import SANS, SERIF

with_fonts = pytest.mark.skipif(not {SERIF, SANS} <= typst.installed(), reason="needs fonts-noto-cjk")
SHOWN = "<w:t>甲</w:t> {{ x }} #panic() & 末"
ROW = {
    "n": 1,
    "name": "陆晓禾",
    "number": "20240104",
    "post": "工作人员",
    "department": HOSTILE,
    "political_status": "共青团员",
    "since": "2026年9月1日",
    "term": "2026年9月1日起",
    "basis": "HZ2026-00042",
}
VALUES: dict[str, Any] = {
    "institution": "云岭大学",
    "title": "院级主席团候选人和工作人员审批表",
    "head": "云岭大学学生会",
    "plan": "学生会深化改革实施方案",
    "union": "信息工程学院学生会",
    "count": 1,
    "number": "HZ2026-00042",
    "day": "2026年11月21日",
    "printed": "2026年11月22日",
    "person": [["姓名", "陆晓禾"], ["学号", "20240104"], ["学院", "信息工程学院"]],
    "particulars": [["部门", HOSTILE]],
    "rounds": [
        {
            "name": name,
            "words": [
                {
                    "organ": "学院团组织",
                    "act": "同意",
                    "outcome": said,
                    "opinion": opinion,
                    "who": "贺文澜",
                    "day": "2026年11月21日",
                }
            ],
        }
        for name, said, opinion in (("第1轮", "退回修改", "补充材料"), ("第2轮", "同意", ""))
    ],
    "attachments": ["事迹.pdf"],
    "state": "已通过",
    "rows": [ROW],
    "to": "学院党组织",
    "paragraphs": ["现申请启动筹备工作。", HOSTILE],
}
SAID = {
    Paper.APPROVAL_FORM: (
        "云岭大学",
        "HZ2026-00042",
        "第1轮",
        "退回修改",
        "补充材料",
        "第2轮",
        "贺文澜",
        "事迹.pdf",
    ),
    Paper.STAFF_LIST: ("云岭大学", "陆晓禾", "20240104", "工作人员", "共青团员"),
    Paper.CONGRESS_REQUEST: (
        "学院党组织",
        "HZ2026-00042",
        "现申请启动筹备工作。",
        "妥否，请批示",
        "信息工程学院学生会",
    ),
    Paper.APPOINTMENT_NOTICE: ("信息工程学院学生会", "陆晓禾", "HZ2026-00042", "特此通知"),
}


def text_of(form: Form, content: bytes) -> str:
    """Without spaces, which lines and cells bring in."""
    if form == "pdf":
        text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)
    else:
        opened = docx.Document(BytesIO(content))
        cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
        text = "".join([*(one.text for one in opened.paragraphs), *cells])
    return "".join(text.split())


@with_fonts
@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("paper", Paper)
def test_a_paper_says_everything_and_shows_hostile_text_as_text(paper: Paper, form: Form):
    text = text_of(form, made(paper, form, VALUES | OF_CONGRESSES.get(paper, {})))
    assert [
        one
        for one in (*(SAID | SAID_OF_CONGRESSES)[paper], *hostile(paper))
        if "".join(one.split()) not in text
    ] == []


def hostile(paper: Paper) -> tuple[str, ...]:
    return () if paper is Paper.STAFF_LIST else (SHOWN,)


@pytest.mark.parametrize("name", make.TEMPLATES)
def test_a_template_is_what_its_maker_makes(name: str, tmp_path: Path):
    make.main(tmp_path)
    assert body(tmp_path / f"{name}.docx") == body(TEMPLATES / f"{name}.docx")


def body(file: Path) -> bytes:
    with ZipFile(file) as package:
        return package.read("word/document.xml")

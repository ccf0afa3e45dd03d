from io import BytesIO

import pytest
from pypdf import PdfReader

from compliance.sample_report import NOMINATION, finding, large, report, small
from huizhang.compliance.report.pdf import render
from huizhang.documents import typst
from huizhang.documents.typst import FontMissing
from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status
from huizhang.shell.language import CHINESE, ENGLISH

pytestmark = pytest.mark.skipif(
    not {typst.SERIF, typst.SANS} <= typst.installed(), reason="needs the fonts of fonts-noto-cjk"
)


def text_of(pdf):
    pages = PdfReader(BytesIO(pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def test_the_pdf_says_who_what_and_how_many_in_chinese():
    text = text_of(render(small(), CHINESE))
    wanted = (
        "昆吾理工大学",
        "学生会改革合规审查报告",
        "昆吾理工校发〔2020〕18号",
        "2026年11月21日",
        "缺学生工作部审查的记录",
    )

    assert [words for words in wanted if words not in text] == []


def test_the_pdf_speaks_english_when_asked():
    text = text_of(render(small(), ENGLISH))

    assert "Complianceauditreport" in text
    assert "不合规" not in text


def test_passes_are_counted_and_not_listed():
    text = text_of(render(large(1), CHINESE))

    assert "综合排名未进入前30%" in text
    assert "综合排名在前30%" not in text


def test_markup_in_recorded_text_is_printed_as_it_stands():
    hostile = '#read("/etc/passwd")$x$*bold*]\\"#panic()@preview'
    made = report(finding(NOMINATION, Status.FAIL, subject=hostile, said=message("{a}", a=hostile)))

    assert text_of(render(made, CHINESE)).count(hostile) == 2


def test_a_report_without_findings_is_a_page_that_says_so():
    pdf = render(report(), CHINESE)

    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    assert "没有结论" in text_of(pdf)


def test_a_machine_without_the_fonts_is_told_which_package_to_install(monkeypatch):
    monkeypatch.setattr(typst, "installed", lambda: frozenset({"DejaVu Sans"}))

    with pytest.raises(FontMissing, match=r"Noto Serif CJK SC, Noto Sans CJK SC.*fonts-noto-cjk"):
        render(small(), CHINESE)

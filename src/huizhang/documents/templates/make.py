"""Makes the Word templates beside this file: `python -m huizhang.documents.templates.make`.

A school that wants its own look replaces a .docx and keeps the names in double braces. Tables are `Any`:
python-docx has no types for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

HERE = Path(__file__).parent
# faces of official documents (GB/T 9704); a reader without them sees its own Chinese faces
TITLE, LABEL, BODY = "方正小标宋简体", "黑体", "仿宋"
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def page(*, x: float, top: float, bottom: float) -> DocumentType:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(x)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    return document


def write(
    paragraph: Paragraph,
    text: str,
    *,
    face: str = BODY,
    size: float = 11,
    bold: bool = False,
    align: WD_ALIGN_PARAGRAPH | None = None,
    red: bool = False,
) -> Paragraph:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.bold = face, Pt(size), bold
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    if red:
        run.font.color.rgb = RGBColor(0xC8, 0x16, 0x1D)
    paragraph.paragraph_format.space_after = Pt(4)
    if align is not None:
        paragraph.alignment = align
    return paragraph


def lined(document: DocumentType, widths: Sequence[float]) -> Any:
    """A table with lines, its columns this many millimetres wide."""
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def row(table: Any, widths: Sequence[float], *texts: str, face: str = BODY, size: float = 10.5) -> None:
    cells = table.add_row().cells
    for cell, width, text in zip(cells, widths, texts, strict=True):
        cell.width = Mm(width)
        write(cell.paragraphs[0], text, face=face, size=size)


def loop(table: Any, tag: str) -> None:
    """A row that docxtpl takes away, leaving what it repeats."""
    write(table.add_row().cells[0].paragraphs[0], f"{{%tr {tag} %}}")


def merged(table: Any, text: str, *, face: str = LABEL) -> Any:
    cells = table.add_row().cells
    whole = cells[0].merge(cells[-1])
    write(whole.paragraphs[0], text, face=face, size=10.5, align=CENTRE)
    return whole


def heading(document: DocumentType) -> None:
    write(document.add_paragraph(), "{{ institution }}", face=TITLE, size=15, align=CENTRE)
    write(document.add_paragraph(), "{{ title }}", face=TITLE, size=20, align=CENTRE)


def approval_form() -> DocumentType:
    document = page(x=25, top=25, bottom=22)
    heading(document)
    write(document.add_paragraph(), "编号：{{ number }}　　提交日期：{{ day }}", size=10)
    two = (32, 128)
    table = lined(document, two)
    for rows in ("person", "particulars"):
        loop(table, f"for name, said in {rows}")
        row(table, two, "{{ name }}", "{{ said }}")
        loop(table, "endfor")
    loop(table, "for one in rounds")
    loop(table, "if rounds|length > 1")
    merged(table, "{{ one.name }}")
    loop(table, "endif")
    loop(table, "for word in one.words")
    row(table, two, "{{ word.organ }}（{{ word.act }}）", "")
    said = table.rows[-1].cells[1]
    write(said.paragraphs[0], "{{ word.outcome }}{% if word.opinion %}：{{ word.opinion }}{% endif %}")
    signed = "{% if word.who %}签名：{{ word.who }}　　{% endif %}{{ word.day }}"
    write(said.add_paragraph(), signed, align=RIGHT)
    loop(table, "endfor")
    loop(table, "endfor")
    loop(table, "if attachments")
    row(table, two, "附件", "{{ attachments|join('；') }}")
    loop(table, "endif")
    row(table, two, "结果", "{{ state }}")
    note = "本表依据各组织在系统中作出的决定生成，打印日期：{{ printed }}。"
    write(document.add_paragraph(), note, size=8.5)
    return document


def staff_list() -> DocumentType:
    document = page(x=20, top=25, bottom=22)
    heading(document)
    write(document.add_paragraph(), "截至{{ day }}　　共{{ count }}人", size=10)
    widths = (12, 22, 28, 28, 32, 22, 26)
    table = lined(document, widths)
    named = ("序号", "姓名", "学号", "职务", "部门", "政治面貌", "任职日期")
    row(table, widths, *named, face=LABEL, size=10)
    loop(table, "for row in rows")
    columns = ("n", "name", "number", "post", "department", "political_status", "since")
    row(table, widths, *(f"{{{{ row.{name} }}}}" for name in columns), size=10)
    loop(table, "endfor")
    return document


def appointment_notice() -> DocumentType:
    document = page(x=27, top=37, bottom=35)
    write(document.add_paragraph(), "{{ head }}", face=TITLE, size=24, align=CENTRE, red=True)
    write(document.add_paragraph(), "{{ title }}", face=TITLE, size=19, align=CENTRE)
    write(document.add_paragraph(), "各有关单位：", size=16)
    sentence = "根据《{{ plan }}》，经规定程序，下列同学任{{ union }}职务："
    write(document.add_paragraph(), sentence, size=16).paragraph_format.first_line_indent = Pt(32)
    widths = (17, 27, 23, 24, 39, 26)
    table = lined(document, widths)
    row(table, widths, "姓名", "学号", "职务", "部门", "任期", "依据", face=LABEL)
    loop(table, "for row in rows")
    columns = ("name", "number", "post", "department", "term", "basis")
    row(table, widths, *(f"{{{{ row.{name} }}}}" for name in columns))
    loop(table, "endfor")
    write(document.add_paragraph(), "特此通知。", size=16).paragraph_format.first_line_indent = Pt(32)
    write(document.add_paragraph(), "{{ union }}", size=16, align=RIGHT)
    write(document.add_paragraph(), "{{ day }}", size=16, align=RIGHT)
    return document


def congress_request() -> DocumentType:
    document = page(x=27, top=37, bottom=35)
    write(document.add_paragraph(), "{{ title }}", face=TITLE, size=19, align=CENTRE)
    write(document.add_paragraph(), "编号：{{ number }}", size=12, align=CENTRE)
    write(document.add_paragraph(), "{{ to }}：", size=16)
    write(document.add_paragraph(), "{%p for one in paragraphs %}")
    write(document.add_paragraph(), "{{ one }}", size=16).paragraph_format.first_line_indent = Pt(32)
    write(document.add_paragraph(), "{%p endfor %}")
    closing = write(document.add_paragraph(), "妥否，请批示。", size=16)
    closing.paragraph_format.first_line_indent = Pt(32)
    write(document.add_paragraph(), "{{ union }}", size=16, align=RIGHT)
    write(document.add_paragraph(), "{{ day }}", size=16, align=RIGHT)
    return document


def proposal_report() -> DocumentType:
    document = page(x=22, top=30, bottom=25)
    write(document.add_paragraph(), "{{ title }}", face=TITLE, size=19, align=CENTRE)
    write(document.add_paragraph(), "{%p for one in paragraphs %}")
    write(document.add_paragraph(), "{{ one }}", size=14).paragraph_format.first_line_indent = Pt(28)
    write(document.add_paragraph(), "{%p endfor %}")
    columns = ("received", "docketed", "opinions", "refused", "merged", "rolled", "opened")
    columns += ("replied", "in_time", "satisfied", "unsatisfied")
    named = (
        "类别",
        "收到",
        "立案",
        "意见",
        "不立案",
        "并案",
        "转下届",
        "审查中",
        "已答复",
        "按期",
        "满意",
        "不满意",
    )
    widths = (22, *(13,) * len(columns))
    table = lined(document, widths)
    row(table, widths, *named, face=LABEL, size=9)
    loop(table, "for row in rows")
    row(table, widths, *(f"{{{{ row.{name} }}}}" for name in ("category", *columns)), size=9)
    loop(table, "endfor")
    write(document.add_paragraph(), "立案提案和意见一览", face=LABEL, size=14)
    widths = (11, 57, 24, 28, 26, 20)
    table = lined(document, widths)
    row(table, widths, "序号", "案由", "类别", "提案人", "承办单位", "状态", face=LABEL, size=10)
    loop(table, "for row in proposals")
    shown = ("n", "title", "category", "proposer", "office", "state")
    row(table, widths, *(f"{{{{ row.{name} }}}}" for name in shown), size=10)
    loop(table, "endfor")
    write(document.add_paragraph(), "{{ union }}", size=14, align=RIGHT)
    write(document.add_paragraph(), "{{ day }}", size=14, align=RIGHT)
    return document


TEMPLATES = {
    "approval_form": approval_form,
    "staff_list": staff_list,
    "appointment_notice": appointment_notice,
    "congress_request": congress_request,
    "proposal_report": proposal_report,
}


def main(folder: Path = HERE) -> None:
    for name, make in TEMPLATES.items():
        make().save(str(folder / f"{name}.docx"))


if __name__ == "__main__":
    main()

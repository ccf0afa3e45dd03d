"""Makes the Word templates beside this file: `python -m huizhang.documents.templates.make`.

A school that wants its own look replaces a .docx and keeps the names in double braces.
"""

from __future__ import annotations

from pathlib import Path

from docx.document import Document as DocumentType
from docx.shared import Pt

from huizhang.documents.templates import congresses, elections
from huizhang.documents.templates.drawing import (
    CENTRE,
    LABEL,
    RIGHT,
    TITLE,
    heading,
    lined,
    loop,
    merged,
    page,
    row,
    write,
)


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


HERE = Path(__file__).parent
TEMPLATES = {
    "approval_form": approval_form,
    "staff_list": staff_list,
    "appointment_notice": appointment_notice,
    "congress_request": congresses.congress_request,
    "delegate_list": congresses.delegate_list,
    "credentials_report": congresses.credentials_report,
    "session_minutes": congresses.session_minutes,
    "proposal_report": congresses.proposal_report,
    "election_announcement": elections.election_announcement,
}


def main(folder: Path = HERE) -> None:
    for name, make in TEMPLATES.items():
        make().save(str(folder / f"{name}.docx"))


if __name__ == "__main__":
    main()

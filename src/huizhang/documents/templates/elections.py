"""The papers of an election: the announcement of its result."""

from __future__ import annotations

from docx.document import Document as DocumentType
from docx.shared import Pt

from huizhang.documents.templates.drawing import CENTRE, LABEL, RIGHT, TITLE, lined, loop, page, row, write


def election_announcement() -> DocumentType:
    document = page(x=27, top=37, bottom=35)
    write(document.add_paragraph(), "公　告", face=TITLE, size=26, align=CENTRE, red=True)
    write(document.add_paragraph(), "{{ title }}", face=TITLE, size=19, align=CENTRE)
    write(document.add_paragraph(), "{{ opening }}", size=16).paragraph_format.first_line_indent = Pt(32)
    write(document.add_paragraph(), "{%p if rows %}")
    widths = (52, 26, 26, 26, 26)
    table = lined(document, widths)
    row(table, widths, "姓名", "赞成", "反对", "弃权", "结果", face=LABEL)
    loop(table, "for one in rows")
    columns = ("name", "approve", "oppose", "abstain", "result")
    row(table, widths, *(f"{{{{ one.{name} }}}}" for name in columns))
    loop(table, "endfor")
    write(document.add_paragraph(), "{%p endif %}")
    said = "{{ conclusion }}"
    write(document.add_paragraph(), said, face=LABEL, size=16).paragraph_format.first_line_indent = Pt(32)
    write(document.add_paragraph(), "计票过程", face=LABEL, size=14)
    write(document.add_paragraph(), "{%p for one in steps %}")
    write(document.add_paragraph(), "{{ one }}", size=12)
    write(document.add_paragraph(), "{%p endfor %}")
    write(document.add_paragraph(), "{{ note }}", size=10.5)
    write(document.add_paragraph(), "{{ union }}", size=16, align=RIGHT)
    write(document.add_paragraph(), "{{ day }}", size=16, align=RIGHT)
    return document

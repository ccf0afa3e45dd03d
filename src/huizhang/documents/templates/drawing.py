"""What the Word templates are drawn with. Tables are `Any`: python-docx has no types for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

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

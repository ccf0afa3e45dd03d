"""The roster as a file: exactly the rows and columns that are shown, and nothing in it that runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext

from huizhang.compliance.unions.roster import RosterRow
from huizhang.exchange.formulas import disarmed
from huizhang.kernel.message import Message, message
from huizhang.shell.status import WORDS

HEADER = (
    message("Name"), message("Student number"), message("Post"), message("Department"), message("Since"),
    message("Political status"), message("Eligibility"), message("Reasons"),
)  # fmt: skip
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download(union: str, day: date, rows: Sequence[RosterRow], kind: str) -> HttpResponse:
    """`kind` is one of KINDS."""
    lines = [[header.say(gettext) for header in HEADER], *map(_cells, rows)]
    content = _csv(lines) if kind == "csv" else _workbook(lines)
    response = HttpResponse(content, content_type=KINDS[kind])
    name = quote(f"{union} {day}.{kind}")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def _cells(row: RosterRow) -> list[str]:
    reasons = [
        f"{one.asks}（{WORDS[one.status].say(gettext)}）" + _joined(reason.message for reason in one.reasons)
        for one in row.verdicts
    ]
    return [
        row.name,
        row.student_no,
        _joined(row.words),
        _joined(row.departments),
        row.since.isoformat(),
        row.political_status,
        WORDS[row.status].say(gettext) if row.status else "",
        "\n".join(reasons),
    ]


def _joined(texts: Any) -> str:
    return gettext(", ").join(text.say(gettext) if isinstance(text, Message) else str(text) for text in texts)


def _csv(lines: list[list[str]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([disarmed(cell) for cell in line] for line in lines)
    return stream.getvalue().encode("utf-8-sig")


def _workbook(lines: list[list[str]]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet, text = book.add_worksheet(), book.add_format({"num_format": "@"})
        sheet.freeze_panes(1, 0)
        for number, line in enumerate(lines):
            for column, cell in enumerate(line):
                sheet.write_string(number, column, cell, text)
    return stream.getvalue()

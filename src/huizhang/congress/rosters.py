"""The list of delegates (代表名单) and the credentials report (资格审查报告) on paper, in Chinese."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext

from huizhang.congress.models import Credentials
from huizhang.congress.queries.electors import Electors
from huizhang.congress.queries.seeing import Seen
from huizhang.congress.rules.calling import ASSEMBLY
from huizhang.congress.words import DELEGATE_KINDS
from huizhang.documents.papers import MEDIA_TYPES, Form, Paper, in_chinese, made
from huizhang.kernel.records import ENROLLED
from huizhang.kernel.strokes import by_strokes
from huizhang.people.queries import Student

KINDS: Mapping[str, str] = {
    **MEDIA_TYPES,
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
HEADER = ("名额单位", "序号", "姓名", "学号", "专业年级", "政治面貌", "类别")
COLUMNS = ("n", "name", "number", "grade", "political_status", "kind")
ROLL_KIND = "在读学生"


def roster(seen: Seen, electors: Electors, ending: str, *, strokes: bool = False) -> bytes:
    """`ending` is one of KINDS; of a general assembly everybody who is entitled. With `strokes` each unit
    lists its people by the strokes of their names, else by number. Raises FontMissing."""
    assembly = seen.congress.elected_by == ASSEMBLY
    with translation.override("zh-hans"):
        found = _roll(electors) if assembly else _delegations(seen)
        groups = _numbered({name: _by_strokes(rows) if strokes else rows for name, rows in found.items()})
    if ending == "xlsx":
        return _workbook(groups)
    what = "应到学生名单" if assembly else "代表名单"
    values = {
        "title": f"{seen.congress.congress}{what}",
        "day": in_chinese(electors.day),
        "count": str(sum(len(rows) for _, rows in groups)),
        "groups": [{"name": name, "rows": rows} for name, rows in groups],
    }
    form: Form = "pdf" if ending == "pdf" else "docx"
    return made(Paper.DELEGATE_LIST, form, values)


Rows = Sequence[tuple[Student, str]]
Groups = Sequence[tuple[str, list[dict[str, str]]]]


def _by_strokes(rows: Rows) -> Rows:
    return sorted(rows, key=lambda row: (by_strokes(row[0].name), row[0].pk))


def _delegations(seen: Seen) -> Mapping[str, Rows]:
    found: dict[str, list[tuple[Student, str]]] = {}
    for one in seen.delegates():
        kind = DELEGATE_KINDS[one.kind].say(gettext)
        found.setdefault(one.constituency, []).append((one.student, kind))
    return found


def _roll(electors: Electors) -> Mapping[str, Rows]:
    """Everybody enrolled whom the union represents, by class."""
    found: dict[str, list[tuple[Student, str]]] = {}
    for one in roll_of(electors):
        found.setdefault(one.class_group.name, []).append((one, ROLL_KIND))
    return found


def roll_of(electors: Electors) -> QuerySet[Student]:
    """As the records stand today."""
    groups = {(one.level, one.entry_year, one.major) for one in electors.gathered}
    found = Student.objects.filter(
        class_group__major__college=electors.union.college, status=ENROLLED
    ).select_related("class_group__major")
    found = found.filter(
        class_group__level__in={level for level, _, _ in groups},
        class_group__entry_year__in={year for _, year, _ in groups},
        class_group__major__name__in={major for _, _, major in groups},
    )
    return found.order_by("class_group__name", "student_no")


def _numbered(found: Mapping[str, Rows]) -> Groups:
    number, groups = 0, []
    for name, people in found.items():
        rows = []
        for student, kind in people:
            number += 1
            rows.append(_row(number, student, kind))
        groups.append((name, rows))
    return groups


def _row(number: int, student: Student, kind: str) -> dict[str, str]:
    group = student.class_group
    return {
        "n": str(number),
        "name": student.name,
        "number": student.pk,
        "grade": f"{group.major.name}{group.entry_year}级{group.level}",
        "political_status": student.political_status,
        "kind": kind,
    }


def _workbook(groups: Groups) -> bytes:
    stream = io.BytesIO()
    lines = [[name, *(row[column] for column in COLUMNS)] for name, rows in groups for row in rows]
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet, text = book.add_worksheet(), book.add_format({"num_format": "@"})
        sheet.freeze_panes(1, 0)
        for number, line in enumerate([list(HEADER), *lines]):
            for column, cell in enumerate(line):
                sheet.write_string(number, column, cell, text)
    return stream.getvalue()


def report_paper(check: Credentials, form: Form) -> bytes:
    """Raises FontMissing."""
    with translation.override("zh-hans"):
        return made(Paper.CREDENTIALS_REPORT, form, report_values(check))


def report_values(check: Credentials) -> dict[str, Any]:
    """What both templates print; every value is text."""
    report, assembly = check.report, check.report["assembly"]
    return {
        "congress": check.congress_id,
        "summary": [report["summary"]],
        "statement": [one.strip() for one in check.statement.splitlines() if one.strip()],
        "shares": [] if assembly else [_share(one) for one in report["shares"]],
        "units": [] if assembly else [_unit(one) for one in report["units"]],
        "exceptions": report["exceptions"],
        "committee": check.committee,
        "day": in_chinese(check.day),
    }


def _share(one: Mapping[str, Any]) -> dict[str, str]:
    floor = "未设" if one["floor"] is None else f"不少于{one['floor']}人"
    return {
        "name": gettext(one["name"]),
        "yes": str(one["yes"]),
        "unknown": str(one["unknown"]),
        "floor": floor,
    }


def _unit(one: Mapping[str, Any]) -> dict[str, str]:
    seats = "—" if one["seats"] is None else str(one["seats"])
    return {"name": one["name"], "seats": seats, "delegates": str(one["delegates"])}

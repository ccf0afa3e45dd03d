"""A college's workbook as offices keep it: titles above headers, Chinese headers, dates in four spellings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

STUDENTS = ("序号", "学　号", "姓名", "政治\n面貌", "学院", "专业", "年级", "班级", " 培养层次 ", "备注")
POSTS = ("组织", "学号", "职务（下拉选择）", "部门", "任职\n日期")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """`since` is the day of taking up the post, as typed."""

    student_no: str
    name: str
    entry_year: str
    since: date | str


def write(path: Path, college: str, union: str, newcomers: Sequence[Newcomer]) -> Path:
    """A workbook of the tables `students` and `posts`: everybody is a new member of the union's office."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("students")
        sheet.merge_range(0, 0, 0, 9, f"{college}2026级新生名册")
        sheet.write(1, 0, "填报单位：学院团总支    填报日期：2026年9月10日")
        sheet.write_row(2, 0, STUDENTS)
        for number, one in enumerate(newcomers, 1):
            known = (one.student_no, one.name, "团员", college, "数据科学与大数据技术", one.entry_year)
            sheet.write_row(2 + number, 0, (number, *known, "数据2601", "本科生", ""))
        sheet = book.add_worksheet("posts")
        sheet.merge_range(0, 0, 0, 4, f"{union}工作人员任职登记表")
        sheet.write_row(1, 0, POSTS)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, one in enumerate(newcomers, 2):
            sheet.write_row(number, 0, (union, int(one.student_no), "干事", "办公室"))
            _write_day(sheet, number, one.since, day)
    return path


def _write_day(sheet: Any, row: int, since: date | str, form: Any) -> None:
    if isinstance(since, str):
        sheet.write_string(row, 4, since)
    else:
        sheet.write_datetime(row, 4, datetime(since.year, since.month, since.day), form)

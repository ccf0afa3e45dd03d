"""The same records as real offices keep them: titles above headers, mixed dates, numbers for numbers.

One workbook with many sheets, a GB18030 and a UTF-8 csv, transcripts in Parquet with the last term in
a sheet `grades_2`, and two files that are no records: Excel's lock file and a note.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from huizhang.records.demo.wording import HEADERS, worded
from huizhang.records.demo.write import Tables

WORKBOOK = "学生会台账（汇总）.xlsx"
GB18030, UTF8_BOM = "steps", "attestations"
CREATED = datetime(2026, 11, 20, 9, 30)
TITLED = {
    "students": "{name}在校学生名册",
    "posts": "{name}学生会组织工作人员任职登记表",
    "delegates": "{name}学生代表大会代表名单",
    "duties": "{name}学生会工作指导职责分工表",
}
NUMBERED = ("posts", "delegates", "pledges", "volunteers", "grades_2")
WITH_EXTRA_COLUMNS = ("posts", "activities")
HEADER_HABITS = {
    "政治面貌": "政治\n面貌",
    "任职日期": "任职\n日期",
    "职务": "职务（下拉选择）",
    "是否重大": "是否重大（下拉选择）",
    "层级": "层级（下拉选择）",
    "培养层次": " 培养层次 ",
    "学号": "学　号",
    "召开日期": "召开日期（年月日）",
    "结论": "结论（是/否）",
}
Rows = list[list[Any]]


def write_messy(folder: Path, tables: Tables, name: str) -> None:
    """Write the folder; the same tables give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    older, last = _split_grades(tables["grades"])
    pyarrow.parquet.write_table(older.rename_columns(HEADERS["grades"]), folder / "grades.parquet")
    _write_csv(folder / f"{GB18030}.csv", GB18030, tables[GB18030], "gb18030")
    _write_csv(folder / f"{UTF8_BOM}.csv", UTF8_BOM, tables[UTF8_BOM], "utf-8-sig")
    in_book = {t: table for t, table in tables.items() if t not in ("grades", GB18030, UTF8_BOM)}
    _write_book(folder / WORKBOOK, {**in_book, "grades_2": last}, name)
    (folder / f"~${WORKBOOK}").write_bytes("校团委".encode("utf-16-le").ljust(165, b"\0"))
    note = f"{name}学生会台账，由校团委汇总。成绩由教务处导出，最近一个学期在台账的 grades_2 表中。\n"
    (folder / "说明.txt").write_text(note, encoding="utf-8")


def _split_grades(grades: pa.Table) -> tuple[pa.Table, pa.Table]:
    last = pyarrow.compute.max(grades["term"])
    is_last = pyarrow.compute.equal(grades["term"], last)
    return grades.filter(pyarrow.compute.invert(is_last)), grades.filter(is_last)


def _write_csv(path: Path, table: str, rows: pa.Table, encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS[table])
        for number, row in enumerate(_worded_rows(table, rows)):
            writer.writerow([_as_typed(cell, number) for cell in row])


def _write_book(path: Path, sheets: Tables, name: str) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        book.set_properties({"title": f"{name}学生会台账", "author": "校团委", "created": CREATED})
        formats = {
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "title": book.add_format({"bold": True, "align": "center", "font_size": 16}),
            "header": book.add_format({"bold": True, "text_wrap": True, "border": 1}),
        }
        for sheet, rows in sheets.items():
            _write_sheet(book.add_worksheet(sheet), sheet, rows, name, formats)


def _write_sheet(page: Worksheet, sheet: str, rows: pa.Table, name: str, formats: dict[str, Format]) -> None:
    table = sheet.removesuffix("_2")
    header = [HEADER_HABITS.get(title, title) for title in HEADERS[table]]
    body = list(_worded_rows(table, rows))
    if sheet in WITH_EXTRA_COLUMNS:
        header = ["序号", *header, "备注"]
        body = [[number, *row, None] for number, row in enumerate(body, 1)]
    top = _write_title(page, TITLED[sheet].format(name=name), len(header), formats) if sheet in TITLED else 0
    page.write_row(top, 0, header, formats["header"])
    for number, row in enumerate(body):
        for place, cell in enumerate(row):
            number_like = sheet in NUMBERED and isinstance(cell, str) and cell.isdigit() and len(cell) == 12
            _write_cell(page, (top + 1 + number, place), int(cell) if number_like else cell, number, formats)


def _write_title(page: Worksheet, title: str, width: int, formats: dict[str, Format]) -> int:
    """A merged title and a line about who filled it in; returns the header's row, counted from 0."""
    page.merge_range(0, 0, 0, width - 1, title, formats["title"])
    page.write_string(1, 0, "填报单位：校团委    填报日期：2026年11月20日")
    return 2


def _write_cell(
    page: Worksheet, place: tuple[int, int], cell: Any, number: int, formats: dict[str, Format]
) -> None:
    """Every fourth date is a real date cell, the others are typed in three ways."""
    if isinstance(cell, date) and number % 4 == 0:
        page.write_datetime(*place, datetime(cell.year, cell.month, cell.day), formats["date"])
    elif cell is not None:
        page.write(*place, _as_typed(cell, number))


def _as_typed(cell: Any, number: int) -> Any:
    if not isinstance(cell, date):
        return cell
    forms = ("{0}/{1}/{2}", "{0}.{1}.{2}", "{0}年{1}月{2}日")
    return forms[number % len(forms)].format(cell.year, cell.month, cell.day)


def _worded_rows(table: str, rows: pa.Table) -> Iterator[list[Any]]:
    """Chinese values; entry years as 2024级, every tenth name with a stray space."""
    columns = rows.column_names
    for number, row in enumerate(zip(*(column.to_pylist() for column in rows.columns), strict=True)):
        cells = [worded(table, c, v) if isinstance(v, str) else v for c, v in zip(columns, row, strict=True)]
        if table == "students":
            cells[1] = f"{cells[1]} " if number % 10 == 0 else cells[1]
            cells[7] = f"{cells[7]}级"
        yield cells

"""Tables as people keep them: each mistake is said once, and so that it can be mended in a minute."""

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from exchange.declared import BRIEFINGS, STUDENTS, TABLES, UNIONS, VOCABULARY
from huizhang.exchange.problems import BadInput
from huizhang.exchange.reading import Folder, read_folder

HEADER = ["学号", "姓名", "政治面貌", "学院", "专业", "年级", "班级", "培养层次"]
STUDENT = ["20240101", "陆晓禾", "共青团员", "信息工程学院", "软件工程", "2024级", "软件2401", "本科"]


def book(path: Path, sheets: dict[str, list[list[Any]]], hidden: str = "") -> None:
    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name == hidden:
                sheet.hide()


def read(folder: Path) -> Folder:
    return read_folder(folder, TABLES, VOCABULARY)


def said(folder: Path) -> list[tuple[int | None, str | None, str | None, str]]:
    """Row, column, value and sentence of each problem."""
    return [(one.row, one.column, one.value, one.message.say()) for one in read(folder).problems]


def test_a_signature_below_the_table_is_one_problem(tmp_path: Path):
    book(tmp_path / "x.xlsx", {"学生": [HEADER, STUDENT, [], ["填表人：", "", "", "贺文澜"]]})
    sentence = (
        "this row is no record: 姓名, 专业, 年级, 班级, 培养层次 are empty; remove it where it is a heading, "
        "a total or a signature, else fill it in"
    )
    assert said(tmp_path) == [(4, None, "填表人：", sentence)]


def test_one_empty_cell_is_still_named_by_its_column(tmp_path: Path):
    book(tmp_path / "x.xlsx", {"学生": [HEADER, [*STUDENT[:3], "", *STUDENT[4:]]]})
    assert said(tmp_path) == [
        (2, "学院", None, "this cell may not be empty; fill it in, merged cells one by one")
    ]


def test_a_header_between_two_blocks_is_one_problem(tmp_path: Path):
    book(tmp_path / "x.xlsx", {"学生": [HEADER, STUDENT, HEADER, ["20240102", *STUDENT[1:]]]})
    assert said(tmp_path) == [(3, None, "学号", "this row repeats the header; remove it")]


def test_other_spellings_of_headers_are_shown_beside_those_that_are_missing(tmp_path: Path):
    book(tmp_path / "学生.xlsx", {"Sheet1": [["序号", *HEADER[:3], "所在学院", *HEADER[4:]]]})
    sentence = (
        "the first ten rows hold no header of the table students/学生: the columns college/学院 are missing; "
        "add them or correct their names (unknown there: 序号, 所在学院)"
    )
    assert said(tmp_path) == [(1, None, None, sentence)]


def test_an_empty_sheet_is_said_to_be_empty(tmp_path: Path):
    book(tmp_path / "学生.xlsx", {"Sheet1": []})
    sentence = "there is nothing here; fill the table students/学生 in or remove it"
    assert said(tmp_path) == [(None, None, None, sentence)]


def test_a_hidden_sheet_is_read_and_said_to_be_hidden(tmp_path: Path):
    rows = [["组织", "层级"], ["校学生会", "校级"]]
    book(tmp_path / "x.xlsx", {"学生": [HEADER, STUDENT], "学生会组织": rows}, hidden="学生会组织")
    folder = read(tmp_path)
    assert len(folder.tables["unions"].rows) == 1
    assert [(one.sheet, one.message.say()) for one in folder.notices] == [
        ("学生会组织", "the sheet is hidden and was read; remove it if it is old")
    ]


@pytest.mark.parametrize("month", ["2026.9", "2026年9月", "2026-09", "2026/9"])
def test_a_month_is_no_day(tmp_path: Path, month: str):
    header = ["组织", "汇报主体", "听取机关", "日期"]
    book(tmp_path / "x.xlsx", {"汇报": [header, ["校学生会", "学生会", "学校团委", month]]})
    sentence = "the day of the month is missing; write the whole date, such as 2026-03-01"
    assert said(tmp_path) == [(2, "日期", month, sentence)]


def test_a_folder_without_a_table_says_what_it_saw_and_what_tables_are_called(tmp_path: Path):
    book(tmp_path / "学生名单.xlsx", {"Sheet1": [HEADER, STUDENT]})
    (tmp_path / "台账.xls").write_bytes(b"")
    with pytest.raises(BadInput) as refused:
        read_folder(tmp_path, (STUDENTS, UNIONS, BRIEFINGS), VOCABULARY)
    assert [(one.file, one.sheet, one.message.say()) for one in refused.value.problems] == [
        ("台账.xls", None, "ignored, files of type .xls cannot be read; save it as .xlsx or .csv"),
        ("学生名单.xlsx", "Sheet1", "ignored, the sheet is not named after a table"),
        (
            None,
            None,
            f"the folder {tmp_path} holds no table; name each file (.xlsx, .csv, .parquet) or sheet after "
            "its table: 学生/students, 学生会组织/unions, 汇报/briefings",
        ),
    ]

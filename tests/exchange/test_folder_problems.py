"""Everything wrong with a folder is said, each with its place, and good rows are kept."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xlsxwriter

from exchange.declared import TABLES, VOCABULARY
from huizhang.exchange.reading import Folder, ParsedRow, read_folder

EMPTY = "this cell may not be empty; fill it in, merged cells one by one"
Sheet = list[list[Any]]


def read(folder: Path) -> Folder:
    return read_folder(folder, TABLES, VOCABULARY)


def write_xlsx(path: Path, sheets: dict[str, Sheet]) -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def said(folder: Folder) -> list[tuple[Any, ...]]:
    """File, sheet, row, column, value and sentence of each problem."""
    return [tuple(problem.as_dict().values()) for problem in folder.problems]


def noticed(folder: Folder) -> list[tuple[Any, ...]]:
    return [(notice.file, notice.sheet, notice.message.say()) for notice in folder.notices]


def values(rows: Iterable[ParsedRow]) -> list[tuple[Any, ...]]:
    return [tuple(row.values.values()) for row in rows]


UNION_CSV = "组织,层级,学院\n校学生会,校级,\n信息学院学生会,院级,信息学院\n"


def test_every_problem_is_reported_and_good_rows_are_kept(tmp_path: Path) -> None:
    (tmp_path / "standings.csv").write_text(
        "学号,口径,排名,总人数,不及格门数\n1,最近1学年,9,5,0\n2,昨天,x,5,\n3,最近1学年,1,5,0\n3,last_year,2,5,0\n"
    )
    folder = read(tmp_path)
    assert said(folder) == [
        ("standings.csv", None, 2, "排名", "9", "the rank is greater than the group (5)"),
        ("standings.csv", None, 3, "口径", "昨天", "expected one of 最近1个学期, 最近1学年, 入学以来"),
        ("standings.csv", None, 3, "排名", "x", "expected a whole number from 1 to 10000000"),
        ("standings.csv", None, 3, "不及格门数", None, EMPTY),
        (
            "standings.csv",
            None,
            5,
            "学号, 口径",
            "3, 最近1学年",
            "the same row stands in row 4 of standings.csv; remove one",
        ),
    ]
    assert [row.row for row in folder.tables["standings"].rows] == [4]
    assert [(row.row, row.cells["排名"]) for row in folder.tables["standings"].rejected] == [
        (2, "9"),
        (3, "x"),
        (5, 2),
    ]


def test_rows_of_another_length_are_problems(tmp_path: Path) -> None:
    (tmp_path / "unions.csv").write_text("union,level\n甲,school,extra\n乙\n丙,school\n")
    folder = read(tmp_path)
    sentence = "the row has {} cells, the header 2; add or remove separators"
    assert said(folder) == [
        ("unions.csv", None, 2, None, None, sentence.format(3)),
        ("unions.csv", None, 3, None, None, sentence.format(1)),
    ]
    assert [row.row for row in folder.tables["unions"].rows] == [4]


def test_a_cell_under_no_header_is_a_problem(tmp_path: Path) -> None:
    rows = [["union", "level"], ["甲", "school", None, "?"]]
    write_xlsx(tmp_path / "unions.xlsx", {"unions": rows})
    sentence = "the cell stands under no header; name the column or remove the cell"
    assert said(read(tmp_path)) == [("unions.xlsx", "unions", 2, None, "?", sentence)]


def test_a_header_that_lacks_columns_names_them(tmp_path: Path) -> None:
    (tmp_path / "standings.csv").write_text("名次表\n学号,排名,总人数\n1,2,3\n")
    assert said(read(tmp_path)) == [
        (
            "standings.csv",
            None,
            2,
            None,
            None,
            "the first ten rows hold no header of the table standings/名次: the columns "
            "window/口径, failed_courses/不及格门数 are missing; add them or correct their names",
        )
    ]


def test_a_header_below_the_tenth_row_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "unions.csv").write_text("x,y\n" * 10 + "union,level\n甲,school\n")
    assert [problem.row for problem in read(tmp_path).problems] == [None]


def test_a_column_twice_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "unions.csv").write_text("union,组织,level\n甲,甲,school\n")
    sentence = "the header names this column twice; keep one of the two"
    assert said(read(tmp_path)) == [("unions.csv", None, 1, "组织", "组织", sentence)]


def test_a_table_twice_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "unions.csv").write_text(UNION_CSV)
    write_xlsx(tmp_path / "all.xlsx", {"unions": [["union", "level"], ["甲", "school"]]})
    folder = read(tmp_path)
    sentence = (
        "the table unions is given twice, also in all.xlsx [unions]; keep one, or number parts as unions_2"
    )
    assert said(folder) == [("unions.csv", None, None, None, None, sentence)]
    assert values(folder.tables["unions"].rows) == [("甲", "school", None)]


def test_an_error_that_a_formula_left_is_a_problem_not_an_empty_cell(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "unions.xlsx") as book:
        sheet = book.add_worksheet("unions")
        sheet.write_row(1, 2, ["union", "level", "college"])
        sheet.write_row(2, 2, ["甲", "school"])
        sheet.write_formula(2, 4, "=VLOOKUP(A1,B:B,1)", None, "#N/A")
    assert said(read(tmp_path)) == [
        (
            "unions.xlsx",
            "unions",
            3,
            "college",
            "#N/A",
            "a formula left an error here; correct it or type the value",
        ),
    ]


def test_a_student_number_that_lost_digits_is_a_problem(tmp_path: Path) -> None:
    header = ["学号", "口径", "排名", "总人数", "不及格门数"]
    row = [123456789012345678, "最近1学年", 3, 40, 0]
    write_xlsx(tmp_path / "standings.xlsx", {"standings": [header, row]})
    assert said(read(tmp_path)) == [
        (
            "standings.xlsx",
            "standings",
            2,
            "学号",
            "123456789012345696",
            "the spreadsheet made this a number and may have lost digits; "
            "format the column as text and fill it again",
        ),
    ]

"""The error sheet lists all problems and repeats the rows that have them."""

import zipfile
from pathlib import Path

import fastexcel

from exchange.declared import TABLES, VOCABULARY
from huizhang.exchange.error_sheet import write_error_sheet
from huizhang.exchange.reading import read_folder

CHINESE = {
    "File": "文件",
    "Sheet": "工作表",
    "Row": "行",
    "Column": "列",
    "Value": "值",
    "Problem": "问题",
    "Problems": "问题清单",
    "expected one of {words}": "应为 {words} 之一",
}
EMPTY = "this cell may not be empty; fill it in, merged cells one by one"


def translate(text: str) -> str:
    return CHINESE.get(text, text)


def test_it_lists_all_problems_and_repeats_the_rows(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "unions.csv").write_text("组织,层级\n'=1+1,系级\n乙,校级\n,院级\n")
    folder = read_folder(tmp_path / "in", TABLES, VOCABULARY)
    path = tmp_path / "errors.xlsx"
    write_error_sheet(path, folder.problems, folder, translate)
    book = fastexcel.read_excel(path)
    assert book.sheet_names == ["问题清单", "unions"]
    listed = book.load_sheet(0, dtypes="string").to_arrow().to_pylist()
    assert [tuple(row.values()) for row in listed] == [
        ("unions.csv", None, "2", "层级", "系级", "应为 校级, 院级 之一"),
        ("unions.csv", None, "4", "组织", None, EMPTY),
    ]
    copied = book.load_sheet(1, dtypes="string").to_arrow().to_pylist()
    assert copied == [
        {"组织": "=1+1", "层级": "系级", "文件": "unions.csv", "行": "2"},
        {"组织": None, "层级": "院级", "文件": "unions.csv", "行": "4"},
    ]


def test_bad_cells_carry_a_comment_and_nothing_is_a_formula(tmp_path: Path) -> None:
    (tmp_path / "unions.csv").write_text("组织,层级\n'=1+1,系级\n")
    folder = read_folder(tmp_path, TABLES, VOCABULARY)
    path = tmp_path / "errors.xlsx"
    write_error_sheet(path, folder.problems, folder)
    with zipfile.ZipFile(path) as archive:
        comments = archive.read("xl/comments1.xml").decode()
        sheets = archive.read("xl/worksheets/sheet1.xml") + archive.read("xl/worksheets/sheet2.xml")
    assert 'ref="B2"' in comments
    assert "expected one of 校级, 院级" in comments
    assert b"<f>" not in sheets


def test_problems_without_a_folder_are_listed(tmp_path: Path) -> None:
    (tmp_path / "unions.csv").write_text("组织\n甲\n")
    folder = read_folder(tmp_path, TABLES, VOCABULARY)
    write_error_sheet(tmp_path / "errors.xlsx", folder.problems)
    assert fastexcel.read_excel(tmp_path / "errors.xlsx").sheet_names == ["Problems"]

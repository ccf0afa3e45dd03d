"""Damaged, hostile and mistaken files: a clear problem each, never a traceback, in little memory."""

import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from exchange.declared import TABLES, VOCABULARY
from huizhang.exchange.reading import read_folder

UNIONS = "union,level\n甲学生会,school\n"
DAMAGED = "the workbook is damaged or incomplete; export or copy it again, or save it anew in Excel"
QUOTES = "the quotation marks do not balance from here on; write a quotation mark in a cell twice"
LONG = "a cell holds more than 131072 characters, or a quotation mark is never closed; correct the row"


def said(folder: Path) -> list[tuple[str | None, str | None, int | None, str]]:
    """File, sheet, row and sentence of each problem."""
    problems = read_folder(folder, TABLES, VOCABULARY).problems
    return [(one.file, one.sheet, one.row, one.message.say()) for one in problems]


def write_xlsx(path: Path, cells: dict[tuple[int, int], str]) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("unions")
        for (row, column), text in cells.items():
            sheet.write_string(row, column, text)


def good_xlsx(path: Path) -> None:
    write_xlsx(path, {(0, 0): "union", (0, 1): "level", (1, 0): "甲学生会", (1, 1): "school"})


def replace_entry(path: Path, entry: str, content: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if name != entry}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, bytes_kept in kept.items():
            archive.writestr(name, bytes_kept)
        archive.writestr(entry, content)


@pytest.mark.parametrize(
    ("content", "row", "sentence"),
    [
        (b"PK\x03\x04rest", None, "this is not text but a .xlsx file; rename or export it as .csv"),
        (b"%PDF-1.7", None, "this is not text but a .pdf file; rename or export it as .csv"),
        ("union".encode("utf-16"), None, "this is UTF-16 text; save it as “CSV UTF-8” in Excel"),
        (b"union,level\n\0,school\n", None, "this is not text (it holds NUL bytes); export it as .csv again"),
        (
            b"union,level\n\xff\xff,school\n",
            2,
            "this row is neither UTF-8 nor GB18030; save the file as “CSV UTF-8” in Excel",
        ),
        (b'union,level\na,school\n"b,school\nc,school\n', 3, QUOTES),
        (b'union,level\n"a"b,school\n', 2, QUOTES),
        (
            b"union,level\n" + b"x" * 200_000 + b",school\n",
            2,
            LONG,
        ),
        (b'union,level\n"' + b"x" * 200_000 + b'",school\n', 2, LONG),
        (
            b"",
            None,
            "there is nothing here; fill the table unions/学生会组织 in or remove it",
        ),
    ],
)
def test_a_bad_csv_is_explained(tmp_path: Path, content: bytes, row: int | None, sentence: str) -> None:
    (tmp_path / "unions.csv").write_bytes(content)
    assert said(tmp_path) == [("unions.csv", None, row, sentence)]


def test_mixed_encodings_name_the_rows_that_differ(tmp_path: Path) -> None:
    rows = [b"union,level\n", *(f"学生会{n},school\n".encode() for n in range(3))]
    rows.insert(2, "信息学院,school\n".encode("gb18030"))
    (tmp_path / "unions.csv").write_bytes(b"".join(rows))
    problems = read_folder(tmp_path, TABLES, VOCABULARY).problems
    assert [(one.row, one.value, one.message.say()) for one in problems] == [
        (
            3,
            "信息学院",
            "this row is in GB18030, the rest of the file in UTF-8; save the whole file as “CSV UTF-8”",
        )
    ]


def test_gb18030_that_looks_like_utf8_in_a_short_cell_is_not_taken_for_a_mixture(tmp_path: Path) -> None:
    (tmp_path / "unions.csv").write_text("union,level\n联通,school\n信息学院,school\n", "gb18030")
    read = read_folder(tmp_path, TABLES, VOCABULARY)
    assert (read.problems, [row.values["union"] for row in read.tables["unions"].rows]) == (
        [],
        ["联通", "信息学院"],
    )


def test_a_password_or_an_old_workbook_is_explained(tmp_path: Path) -> None:
    (tmp_path / "unions.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    sentence = (
        "the workbook is protected by a password or is an old .xls; "
        "open it in Excel, remove the password and save it as .xlsx"
    )
    assert said(tmp_path) == [("unions.xlsx", None, None, sentence)]


def test_an_old_workbook_named_after_a_table_is_explained(tmp_path: Path) -> None:
    (tmp_path / "unions.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    sentence = "files of type .xls cannot be read; save it as .xlsx or .csv"
    assert said(tmp_path) == [("unions.xls", None, None, sentence)]


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.9])
def test_a_truncated_workbook_is_damaged(tmp_path: Path, kept: float) -> None:
    path = tmp_path / "unions.xlsx"
    good_xlsx(path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    assert said(tmp_path) == [("unions.xlsx", None, None, DAMAGED)]


@pytest.mark.parametrize("entry", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_workbook_with_spoilt_xml_is_damaged(tmp_path: Path, entry: str) -> None:
    good_xlsx(tmp_path / "unions.xlsx")
    replace_entry(tmp_path / "unions.xlsx", entry, b"<worksheet><sheetData><row r='1'")
    problems = read_folder(tmp_path, TABLES, VOCABULARY).problems
    assert [problem.file for problem in problems] == ["unions.xlsx"]


def test_a_workbook_whose_checksum_is_wrong_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "unions.xlsx"
    good_xlsx(path)
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    content = bytearray(path.read_bytes())
    place = content.rindex(struct.pack("<L", entry.CRC))
    content[place : place + 4] = struct.pack("<L", entry.CRC ^ 1)
    path.write_bytes(content)
    assert said(tmp_path) == [("unions.xlsx", None, None, DAMAGED)]


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    good_xlsx(tmp_path / "unions.xlsx")
    replace_entry(tmp_path / "unions.xlsx", "xl/worksheets/sheet1.xml", b"<c/>" * (5 << 20))
    sentence = (
        "the workbook unpacks to far more than a sheet can hold and was not opened; "
        "copy the rows into a new workbook"
    )
    assert said(tmp_path) == [("unions.xlsx", None, None, sentence)]


def test_a_huge_cell_in_a_workbook_is_refused(tmp_path: Path) -> None:
    good_xlsx(tmp_path / "unions.xlsx")
    strings = b"<sst><si><t>union</t></si><si><t>" + os.urandom(1 << 20).hex().encode() + b"</t></si></sst>"
    replace_entry(tmp_path / "unions.xlsx", "xl/sharedStrings.xml", strings)
    sentence = "a cell holds more text than a sheet can; shorten or remove it"
    assert said(tmp_path) == [("unions.xlsx", None, None, sentence)]


def test_a_stray_cell_in_the_far_corner_is_named(tmp_path: Path) -> None:
    cells = {(0, 0): "union", (0, 1): "level", (1, 0): "甲", (1, 1): "school", (1_048_575, 16_383): "?"}
    write_xlsx(tmp_path / "unions.xlsx", cells)
    sentence = "the cell XFD1048576 lies far outside the table; delete it and save again"
    assert said(tmp_path) == [("unions.xlsx", "unions", None, sentence)]


def test_an_empty_sheet_has_no_header(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "unions.xlsx", {})
    assert [problem[:3] for problem in said(tmp_path)] == [("unions.xlsx", "unions", None)]


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.9])
def test_a_truncated_parquet_is_explained(tmp_path: Path, kept: float) -> None:
    path = tmp_path / "unions.parquet"
    pq.write_table(pa.table({"union": ["甲"], "level": ["school"]}), path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    sentence = "the file is not a whole Parquet file; export or copy it again"
    assert said(tmp_path) == [("unions.parquet", None, None, sentence)]


def test_a_parquet_with_spoilt_text_is_explained(tmp_path: Path) -> None:
    text = pa.array([b"\xff\xfe"], pa.binary()).cast(pa.string(), safe=False)
    pq.write_table(pa.table({"union": text, "level": ["school"]}), tmp_path / "unions.parquet")
    sentence = "the file is not a whole Parquet file; export or copy it again"
    assert said(tmp_path) == [("unions.parquet", None, None, sentence)]


def test_a_nested_parquet_column_is_explained(tmp_path: Path) -> None:
    table = pa.table({"union": [["甲"]], "level": ["school"]})
    pq.write_table(table, tmp_path / "unions.parquet")
    file, sheet, row, sentence = said(tmp_path)[0]
    assert (file, sheet, row) == ("unions.parquet", None, None)
    assert sentence.startswith("the column union holds list<")


def test_folders_loops_and_pipes_named_like_tables_are_explained(tmp_path: Path) -> None:
    (tmp_path / "unions.csv").mkdir()
    (tmp_path / "students.csv").symlink_to("students.csv")
    (tmp_path / "grades.csv").symlink_to("nowhere.csv")
    os.mkfifo(tmp_path / "standings.csv")
    assert said(tmp_path) == [
        ("grades.csv", None, None, "the file cannot be opened: No such file or directory"),
        (
            "standings.csv",
            None,
            None,
            "this is a device or pipe named like a table; put the file itself here",
        ),
        ("students.csv", None, None, "the file cannot be opened: Too many levels of symbolic links"),
        ("unions.csv", None, None, "this is a folder named like a table; put the file itself here"),
    ]


def test_a_file_without_permission_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "unions.csv"
    path.write_text(UNIONS)
    opened = Path.open

    def refuse(self: Path, *arguments: object, **options: object) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **options)  # type: ignore[call-overload]  # passed on as given

    monkeypatch.setattr(Path, "open", refuse)
    assert said(tmp_path) == [("unions.csv", None, None, "the file cannot be opened: Permission denied")]


def test_a_bad_file_does_not_hide_the_problems_of_others(tmp_path: Path) -> None:
    (tmp_path / "unions.csv").write_text("union,level\n甲,nowhere\n")
    (tmp_path / "standings.xlsx").write_bytes(b"no zip")
    assert said(tmp_path) == [
        ("standings.xlsx", None, None, DAMAGED),
        ("unions.csv", None, 2, "expected one of 校级, 院级"),
    ]


def test_a_200_mb_cell_is_refused_in_little_memory(tmp_path: Path) -> None:
    with (tmp_path / "unions.csv").open("w") as stream:
        stream.write('union,level\n"')
        for _ in range(200):
            stream.write("x" * (1 << 20))
        stream.write('",school\n')
    program = """
import resource, sys
from pathlib import Path
from exchange.declared import TABLES, VOCABULARY
from huizhang.exchange.reading import read_folder
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
problems = read_folder(Path(sys.argv[1]), TABLES, VOCABULARY).problems
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(problems[0].row, grown < 100_000)
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "2 True\n"

"""A folder of tables becomes checked rows, whatever form its files have."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from exchange.declared import BRIEFINGS, STANDINGS, TABLES, UNIONS, VOCABULARY
from huizhang.exchange.problems import BadInput
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


UNION_ROWS = [("校学生会", "school", None), ("信息学院学生会", "college", "信息学院")]
UNION_CSV = "组织,层级,学院\n校学生会,校级,\n信息学院学生会,院级,信息学院\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_csv_is_read_in_either_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    (tmp_path / "unions.csv").write_text(UNION_CSV.replace(",", delimiter), encoding)
    folder = read(tmp_path)
    assert values(folder.tables["unions"].rows) == UNION_ROWS
    assert [row.row for row in folder.tables["unions"].rows] == [2, 3]
    assert (folder.problems, folder.notices) == ([], [])


def test_headers_may_be_messy(tmp_path: Path) -> None:
    header = '"层 级\n（下拉选择）",*ＵＮＩＯＮ,备注\n'
    (tmp_path / "unions.csv").write_text(header + "校级, 校学生会 ,x\n")
    folder = read(tmp_path)
    assert values(folder.tables["unions"].rows) == [("校学生会", "school", None)]
    assert folder.tables["unions"].columns_present == {"union", "level"}
    assert noticed(folder) == [
        ("unions.csv", None, "ignored the columns 备注, which the table does not have"),
    ]


def test_title_rows_and_blank_rows_are_skipped_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    text = "学生会一览,,\n,,\n组织,层级,学院\n,,\n校学生会,校级,\n\n信息学院学生会,院级,信息学院\n,,\n"
    (tmp_path / "unions.csv").write_text(text)
    folder = read(tmp_path)
    assert [(row.row, row.values["union"]) for row in folder.tables["unions"].rows] == [
        (5, "校学生会"),
        (7, "信息学院学生会"),
    ]
    assert folder.problems == []


def test_a_line_break_inside_quotes_does_not_shift_rows(tmp_path: Path) -> None:
    (tmp_path / "unions.csv").write_text('union,level\n"a\nb",school\nc,nowhere\n')
    assert said(read(tmp_path)) == [
        ("unions.csv", None, 3, "level", "nowhere", "expected one of 校级, 院级"),
    ]


def test_sheets_of_a_workbook_are_tables(tmp_path: Path) -> None:
    write_xlsx(
        tmp_path / "台账.xlsx",
        {
            "学生会组织": [["2026年台账"], ["组织", "层级"], ["校学生会", "校级"]],
            "说明": [["请勿修改"]],
            "briefings": [
                ["组织", "汇报主体", "听取机关", "日期", "人数", "已举行"],
                ["校学生会", "学生会", "学校团委；学校党委", date(2026, 3, 1), 12, True],
            ],
        },
    )
    folder = read(tmp_path)
    assert values(folder.tables["unions"].rows) == [("校学生会", "school", None)]
    organs = ("school_league_committee", "school_party_committee")
    assert values(folder.tables["briefings"].rows) == [
        ("校学生会", ("union",), organs, date(2026, 3, 1), None, True, 12)
    ]
    assert folder.tables["unions"].rows[0][1:] == ("台账.xlsx", "学生会组织", 3)
    assert noticed(folder) == [("台账.xlsx", "说明", "ignored, the sheet is not named after a table")]


def test_a_workbook_named_after_a_table_may_call_its_sheet_anything(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "unions.xlsx", {"Sheet1": [["union", "level"], ["甲", "school"]]})
    assert values(read(tmp_path).tables["unions"].rows) == [("甲", "school", None)]


def test_a_student_number_that_a_sheet_made_a_number_is_text(tmp_path: Path) -> None:
    header = ["学号", "口径", "排名", "总人数", "不及格门数"]
    write_xlsx(tmp_path / "standings.xlsx", {"Sheet1": [header, [2024001, "最近1学年", 3, 40.0, 0]]})
    assert values(read(tmp_path).tables["standings"].rows) == [("2024001", "last_year", 3, 40, 0)]


def test_a_sheet_that_does_not_start_in_the_first_cell_keeps_its_row_numbers(tmp_path: Path) -> None:
    rows = [[], [], [None, None, "union", "level"], [None, None, "甲", "nowhere"]]
    write_xlsx(tmp_path / "unions.xlsx", {"Sheet1": rows})
    assert said(read(tmp_path)) == [
        ("unions.xlsx", "Sheet1", 4, "level", "nowhere", "expected one of 校级, 院级"),
    ]


def test_parquet_may_be_typed(tmp_path: Path) -> None:
    table = pa.table(
        {
            "student_no": pa.array([2024001, 2024002]),
            "window": pa.array(["last_term", "last_year"]).dictionary_encode(),
            "rank": pa.array([3.0, 4.0]),
            "group_size": pa.array([40, 41], pa.int16()),
            "failed_courses": pa.array(["0", "1"]),
        }
    )
    pq.write_table(table, tmp_path / "standings.parquet")
    folder = read(tmp_path)
    assert folder.problems == []
    assert values(folder.tables["standings"].rows) == [
        ("2024001", "last_term", 3, 40, 0),
        ("2024002", "last_year", 4, 41, 1),
    ]


def test_numbered_parts_are_one_table(tmp_path: Path) -> None:
    header = "student_no,term,course_code,credits,score\n"
    (tmp_path / "grades.csv").write_text(header + "1,2025-2026-1,C1,2.0,85\n")
    write_xlsx(
        tmp_path / "more.xlsx",
        {
            "grades_2": [["学分", "学号", "学期", "课程代码"], [2.5, 1, "2025-2026-1", "C2"]],
            "成绩_3": [["学分", "学号", "学期", "课程代码"], [], [1, 1, "2025-2026-1", "C3"]],
        },
    )
    folder = read(tmp_path)
    assert folder.problems == []
    assert folder.bulk["grades"].to_pylist() == [
        grade("C1", "2", "85", 2, "grades.csv", None),
        grade("C2", "2.5", None, 2, "more.xlsx", "grades_2"),
        grade("C3", "1", None, 3, "more.xlsx", "成绩_3"),
    ]


def test_a_numbered_workbook_may_repeat_the_sheet_name(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "unions.xlsx", {"unions": [["union", "level"], ["甲", "school"]]})
    write_xlsx(tmp_path / "unions_2.xlsx", {"unions": [["union", "level"], ["乙", "school"]]})
    folder = read(tmp_path)
    assert folder.problems == []
    assert [row.values["union"] for row in folder.tables["unions"].rows] == ["甲", "乙"]


ODD_LINES = ["", "丙,院级"]


@pytest.mark.parametrize("odd", [[], ODD_LINES])
def test_a_plain_csv_and_a_quoted_one_read_alike(tmp_path: Path, odd: list[str]) -> None:
    lines = "\r\n".join(["组织,层级,学院", "'=1+1,校级,", *odd, " 乙 ,院级,信息学院", "丁,系级,"])
    (tmp_path / "plain").mkdir()
    (tmp_path / "quoted").mkdir()
    (tmp_path / "plain" / "unions.csv").write_text(lines, newline="")
    (tmp_path / "quoted" / "unions.csv").write_text(lines.replace(" 乙 ", '" 乙 "'), newline="")
    plain, quoted = read(tmp_path / "plain"), read(tmp_path / "quoted")
    assert plain.tables["unions"].rows == quoted.tables["unions"].rows
    assert said(plain) == said(quoted)
    assert [row.values["union"] for row in plain.tables["unions"].rows] == ["=1+1", "乙"]


def grade(course: str, credits: str, score: str | None, row: int, file: str, sheet: str | None) -> Any:
    return {
        "student_no": "1",
        "term": "2025-2026-1",
        "course_code": course,
        "course": None,
        "credits": credits,
        "score": score,
        "attempt": "正常",
        "row": row,
        "file": file,
        "sheet": sheet,
    }


def test_bulk_problems_name_their_place(tmp_path: Path) -> None:
    header = "student_no,term,course_code,credits,score\n"
    rows = "1,2025-2026-1,C1,2,101\n,2025-2026-1,C1,2,85\n1,2025-2026-1,C1,2,90\n"
    (tmp_path / "grades.csv").write_text(header + rows)
    mark = "expected a mark from 0 to 100 with at most 4 decimals"
    words = "优秀, 良好, 中等, 及格, 不及格, 合格, 不合格"
    assert said(read(tmp_path)) == [
        ("grades.csv", None, 2, "score", "101", f"{mark}, or one of {words}"),
        ("grades.csv", None, 3, "student_no", None, EMPTY),
        (
            "grades.csv",
            None,
            4,
            "student_no, term, course_code, attempt",
            "1, 2025-2026-1, C1, 正常",
            "the same row stands in row 2 of grades.csv; remove one",
        ),
    ]


def test_a_flood_of_bulk_problems_is_counted(tmp_path: Path) -> None:
    header = "student_no,term,course_code,credits\n"
    rows = "".join(f"{number},2025,C1,2\n" for number in range(1_500))
    (tmp_path / "grades.csv").write_text(header + rows)
    problems = read(tmp_path).problems
    assert len(problems) == 1_001
    assert (
        problems[-1].message.say() == "there are 500 more problems like these; correct the ones above first"
    )


def test_lock_files_and_unrelated_files_are_ignored_with_a_notice(tmp_path: Path) -> None:
    (tmp_path / "unions.csv").write_text(UNION_CSV)
    for name in ("~$unions.xlsx", ".DS_Store", "notes.docx", "other.csv"):
        (tmp_path / name).write_text("x")
    (tmp_path / "photos").mkdir()
    folder = read(tmp_path)
    assert folder.problems == []
    assert noticed(folder) == [
        (".DS_Store", None, "ignored, it is a lock file or a hidden file"),
        ("notes.docx", None, "ignored, it is not a table"),
        ("other.csv", None, "ignored, it is not named after a table"),
        ("photos", None, "ignored, it is not a table"),
        ("~$unions.xlsx", None, "ignored, it is a lock file or a hidden file"),
    ]


def test_a_missing_an_empty_and_a_file_instead_of_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"there is no folder .*nowhere; check the path"):
        read(tmp_path / "nowhere")
    with pytest.raises(BadInput, match=r"holds no table; name each file .*: 学生/students, 名次/standings"):
        read(tmp_path)
    (tmp_path / "unions.csv").write_text(UNION_CSV)
    with pytest.raises(BadInput, match="is a file; name the folder that holds the tables"):
        read(tmp_path / "unions.csv")


def test_progress_is_told(tmp_path: Path) -> None:
    (tmp_path / "unions.csv").write_text(UNION_CSV)
    told: list[tuple[str, int, int]] = []
    read_folder(tmp_path, TABLES, VOCABULARY, lambda *step: told.append(step))
    assert told == [("unions.csv", 1, 1)]


def test_absent_columns_and_empty_cells_take_the_default(tmp_path: Path) -> None:
    (tmp_path / "students.csv").write_text(
        "学号,姓名,政治面貌,学院,专业,年级,班级,培养层次,学籍状态\n1,张三,群众,信息学院,软件,2024级,软件1班,本科,\n"
    )
    row = read(tmp_path).tables["students"].rows[0]
    assert (row.values["status"], row.values["clubs"], row.values["gender"]) == ("在读", (), None)


def test_declarations_can_be_keys_of_a_mapping() -> None:
    assert len({BRIEFINGS: 1, STANDINGS: 2, UNIONS: 3}) == 3

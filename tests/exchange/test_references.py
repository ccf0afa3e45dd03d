"""Values that name rows of other tables must name rows that exist."""

from pathlib import Path
from typing import Any

from exchange.declared import TABLES, VOCABULARY
from huizhang.exchange.reading import check_references, read_folder

STUDENTS = (
    "student_no,name,political_status,college,major,entry_year,class_name,level\n"
    "1,张三,群众,信息学院,软件,2024,软件1班,本科\n"
    "2,李四,群众,信息学院,软件,XX,软件1班,本科\n"
)
STANDINGS = "student_no,window,rank,group_size,failed_courses\n"


def said(folder: Path, known: dict[str, set[Any]]) -> list[tuple[Any, ...]]:
    read = read_folder(folder, TABLES, VOCABULARY)
    return [tuple(problem.as_dict().values()) for problem in check_references(read, known)]


def test_an_unknown_student_is_named_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "students.csv").write_text(STUDENTS)
    (tmp_path / "standings.csv").write_text(STANDINGS + "1,last_year,1,2,0\n98,last_year,1,2,0\n")
    sentence = "the table students has no 98; add it there or correct it here"
    assert said(tmp_path, {}) == [("standings.csv", None, 3, "student_no", "98", sentence)]


def test_a_student_whose_own_row_is_wrong_is_not_unknown_too(tmp_path: Path) -> None:
    (tmp_path / "students.csv").write_text(STUDENTS)
    (tmp_path / "standings.csv").write_text(STANDINGS + "2,last_year,1,2,0\n")
    assert said(tmp_path, {}) == []


def test_the_database_knows_students_too(tmp_path: Path) -> None:
    (tmp_path / "standings.csv").write_text(STANDINGS + "7,last_year,1,2,0\n8,last_year,1,2,0\n")
    assert [row[4] for row in said(tmp_path, {"students": {"7"}})] == ["8"]


def test_an_absent_table_is_not_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "standings.csv").write_text(STANDINGS + "7,last_year,1,2,0\n")
    assert said(tmp_path, {}) == []


def test_a_college_is_one_that_students_have(tmp_path: Path) -> None:
    (tmp_path / "students.csv").write_text(STUDENTS)
    (tmp_path / "unions.csv").write_text("union,level,college\n甲,college,信息学院\n乙,college,信息学园\n")
    assert said(tmp_path, {}) == [
        (
            "unions.csv",
            None,
            3,
            "college",
            "信息学园",
            "the table students has no 信息学园; did you mean 信息学院?",
        )
    ]


def test_references_of_bulk_tables_are_checked(tmp_path: Path) -> None:
    (tmp_path / "students.csv").write_text(STUDENTS)
    (tmp_path / "grades.csv").write_text(
        "student_no,term,course_code,credits\n1,2025-2026-1,C1,2\n9,2025-2026-1,C1,2\n"
    )
    sentence = "the table students has no 9; add it there or correct it here"
    assert said(tmp_path, {}) == [("grades.csv", None, 3, "student_no", "9", sentence)]

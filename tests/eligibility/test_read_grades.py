from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest

from huizhang.eligibility.read_grades import ReadGrades, read_grades

COLUMNS = ("student_no", "term", "course_code", "course", "credits", "score", "attempt")
GOOD = ("2024001", "2025-2026-1", "C1", "高等数学", "4", "85", "正常")
STUDENTS = pa.table({"student_no": ["2024001", "2024002"]})


def raw(*rows, file="grades.csv"):
    columns = {
        name: pa.array(values, pa.string())
        for name, values in zip(COLUMNS, zip(*rows, strict=True), strict=True)
    }
    numbers = pa.array(range(2, 2 + len(rows)), pa.int64())
    places = {"file": [file] * len(rows), "sheet": pa.nulls(len(rows), pa.string()), "row": numbers}
    return pa.table({**columns, **places})


def changed(**cells):
    return tuple(cells.get(name, value) for name, value in zip(COLUMNS, GOOD, strict=True))


def told(read):
    return [(one.row, one.column, one.value, one.message.say()) for one in read.problems]


def test_good_rows_come_out_as_a_snapshot_holds_them():
    read = read_grades(
        raw(
            changed(credits="４．５０", score="８５．０"),
            changed(course_code="C2", course=None, credits="0", score="85.50", attempt=None),
            changed(course_code="C3", score=" 优秀 ", attempt="重修"),
            changed(course_code="C4", score="", attempt="缓考"),
        ),
        STUDENTS,
    )
    assert read.problems == ()
    assert [tuple(row.values()) for row in read.grades.to_pylist()] == [
        ("2024001", "2025-2026-1", "C1", "高等数学", Decimal("4.50"), "85", "正常"),
        ("2024001", "2025-2026-1", "C2", None, Decimal("0.00"), "85.5", "正常"),
        ("2024001", "2025-2026-1", "C3", "高等数学", Decimal("4.00"), "优秀", "重修"),
        ("2024001", "2025-2026-1", "C4", "高等数学", Decimal("4.00"), None, "缓考"),
    ]


SCORE = (
    "expected a score from 0 to 100 with at most four decimals, or one of 优秀, 良好, 中等, 及格, 不及格,"
    " 合格, 不合格, or nothing while it is not known"
)
CREDITS = "expected a number of credits, 0 or more, with at most two decimals"
STRANGER = "no student has this number; add the student to the table students or correct the number"


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("term", "2025秋", "a term is written 2025-2026-1"),
        ("term", "2025-2027-1", "a term is written 2025-2026-1"),
        ("credits", "三", CREDITS),
        ("credits", "-1", CREDITS),
        ("credits", "1.234", CREDITS),
        ("score", "101", SCORE),
        ("score", "100.5", SCORE),
        ("score", "-1", SCORE),
        ("score", "缺考", SCORE),
        ("score", "85.33333", SCORE),
        ("attempt", "二考", "expected one of 正常, 缓考, 补考, 重修, or nothing for an ordinary sitting"),
        ("student_no", "2024009", STRANGER),
    ],
)
def test_each_wrong_cell_is_named_with_its_place_and_what_is_expected(column, cell, said):
    read = read_grades(raw(GOOD, changed(course_code="C2", **{column: cell})), STUDENTS)
    assert read.grades is None
    assert told(read) == [(3, column, cell, said)]


def test_an_empty_credit_or_student_number_is_a_problem():
    read = read_grades(raw(changed(credits=None), changed(student_no=" ", course_code="C2")), STUDENTS)
    assert told(read) == [
        (2, "credits", None, CREDITS),
        (3, "student_no", None, "the student number is empty; fill it in"),
    ]


def test_the_same_row_twice_names_both_rows_and_an_empty_attempt_is_the_ordinary_one():
    read = read_grades(raw(GOOD, changed(course_code="C2"), changed(attempt=None, score="60")), STUDENTS)
    assert told(read) == [
        (
            4,
            "student_no, term, course_code, attempt",
            "2024001, 2025-2026-1, C1, 正常",
            "the same student, term, course and attempt stand in row 2 of grades.csv already; remove one",
        )
    ]


def test_without_a_table_of_students_nobody_is_a_stranger():
    assert read_grades(raw(changed(student_no="2024009")), None).problems == ()


def test_no_rows_are_no_problem():
    empty = read_grades(raw(GOOD).slice(0, 0), STUDENTS)
    assert empty == ReadGrades(empty.grades, ())
    assert empty.grades.num_rows == 0

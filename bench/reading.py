"""Reading tables of the exchange folder: parsing and checking beside the bare reader of the same file.

The baseline of .xlsx is fastexcel alone, of .csv and .parquet Arrow alone. The folder of three workbooks
holds one bulk table (grades) in parts; it is read in two threads, the baseline in one after the other.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import fastexcel
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq
from side_by_side import compare, say

from huizhang.exchange.cells import Choice, Identifier, Listing, Quantity, Score, TermName, Text, Whole, Year
from huizhang.exchange.reading import read_folder
from huizhang.exchange.table import Column, Table, Vocabulary
from huizhang.exchange.writing import write_folder

PEOPLE, GRADES_IN_A_PART, ROUNDS = 60_000, 100_000, 3


def column(name: str, zh: str, cell: Any, **more: Any) -> Column:
    return Column(name, (zh,), cell, required=True, **more)


STUDENTS = Table(
    "students",
    "学生",
    (
        column("student_no", "学号", Identifier(), filled=True),
        *(
            column(name, zh, Text())
            for name, zh in (("name", "姓名"), ("gender", "性别"), ("ethnicity", "民族"))
        ),
        *(column(name, zh, Text()) for name, zh in (("political_status", "政治面貌"), ("college", "学院"))),
        *(column(name, zh, Text()) for name, zh in (("major", "专业"), ("class_name", "班级"))),
        column("entry_year", "年级", Year()),
        column("level", "培养层次", Choice({"本科": (), "专科": ()})),
        column("clubs", "学生社团", Listing(), default=()),
        column("status", "学籍状态", Text(), default="在读"),
    ),
    ("student_no",),
)
STANDINGS = Table(
    "standings",
    "名次",
    (
        column("student_no", "学号", Identifier(), filled=True),
        column("window", "口径", Choice(dict.fromkeys(("last_term", "last_year", "since_entry"), ()))),
        column("rank", "排名", Whole(1)),
        column("group_size", "总人数", Whole(1)),
        column("failed_courses", "不及格门数", Whole()),
    ),
    ("student_no", "window"),
)
GRADES = Table(
    "grades",
    "成绩",
    (
        column("student_no", "学号", Identifier(), filled=True),
        column("term", "学期", TermName()),
        column("course_code", "课程代码", Identifier()),
        column("credits", "学分", Quantity()),
        column("score", "成绩", Score()),
    ),
    ("student_no", "term", "course_code"),
    bulk=True,
)
Rows = Iterator[dict[str, Any]]


def students() -> Rows:
    for number in range(PEOPLE):
        yield {
            "student_no": f"2024{number:06}",
            "name": f"学生{number // 2}",
            "gender": "女",
            "ethnicity": "汉族",
            "political_status": "共青团员",
            "college": f"学院{number % 20}",
            "major": f"专业{number % 100}",
            "class_name": f"班级{number % 2000}",
            "entry_year": 2024,
            "level": "本科",
            "clubs": ("篮球社", f"社团{number % 50}"),
            "status": "在读",
        }


def standings() -> Rows:
    lots = random.Random(1)
    for number in range(PEOPLE):
        for window in ("last_term", "last_year", "since_entry"):
            row = {"student_no": f"2024{number:06}", "window": window, "rank": lots.randint(1, 200)}
            yield {**row, "group_size": 200, "failed_courses": lots.randrange(3)}


def grades(part: int) -> Rows:
    lots = random.Random(part)
    for number in range(GRADES_IN_A_PART):
        row = {"student_no": f"{part}{number // 40:06}", "term": f"2024-2025-{1 + number % 2}"}
        marks = {"credits": lots.choice((1, 2, 3)), "score": str(lots.randint(40, 100))}
        yield {**row, "course_code": f"C{number % 40:03}", **marks}


BARE: Mapping[str, tuple[str, Callable[[Path], object]]] = {
    "csv": ("pyarrow.csv", arrow_csv.read_csv),
    "xlsx": ("fastexcel", lambda path: fastexcel.read_excel(path).load_sheet(0).to_arrow()),
    "parquet": ("pyarrow.parquet", pq.read_table),
}


def measure(name: str, folder: Path, table: Table, form: str, at_most: float | None) -> None:
    def read() -> None:
        found = read_folder(folder, [table], Vocabulary())
        assert found.problems == []

    reader, bare = BARE[form]
    files = sorted(folder.iterdir())
    baseline = (reader, lambda: [bare(path) for path in files])
    goal = {"goal_of": "ratio", "at_most": at_most} if at_most else {}
    say(compare(f"reading.{name}.{form}", read, baseline, rounds=ROUNDS, **goal))


def main(place: Path) -> None:
    for form in BARE:
        for table, rows in ((STUDENTS, students), (STANDINGS, standings)):
            folder = place / form / table.name
            write_folder(folder, {table: rows()}, form)
            measure(table.name, folder, table, form, None)
    parts = place / "parts"
    parts.mkdir()
    for part in (1, 2, 3):
        write_folder(place / f"part{part}", {GRADES: map(_written, grades(part))}, "xlsx")
        (place / f"part{part}" / "grades.xlsx").rename(parts / f"grades_{part}.xlsx")
    measure("grades", parts, GRADES, "xlsx", 1.5)


def _written(row: dict[str, Any]) -> dict[str, Any]:
    read: Callable[[str], Any] = partial(_read, row)
    return {name: read(name) for name in row}


def _read(row: dict[str, Any], name: str) -> Any:
    return GRADES.column(name).cell.read(row[name], Vocabulary())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        main(Path(place))

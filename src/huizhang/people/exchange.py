"""The tables `institution`, `students` and `clubs` of the exchange folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from huizhang.exchange.cells import Choice, Identifier, Listing, Text, Whole, Year, YesNo
from huizhang.exchange.model_store import ModelStore
from huizhang.exchange.problems import Problem
from huizhang.exchange.reading import Folder, Place
from huizhang.exchange.table import Column, Row, Table, Unreadable, Vocabulary
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import ENROLLED
from huizhang.people.models import Club, InstitutionEntry
from huizhang.people.student_store import StudentStore

LARGE, STUDENTS_TOTAL = "large_or_multi_campus", "students_total"
INSTITUTION_KEYS = {
    "name": ("学校名称",),
    LARGE: ("规模较大或多校区",),
    STUDENTS_TOTAL: ("在校生总数",),
}
# as academic offices write them, too
LEVELS = {
    "本科": ("本科生",),
    "专科": ("专科生", "高职", "大专"),
    "硕士": ("硕士生", "硕士研究生"),
    "博士": ("博士生", "博士研究生"),
}
POLITICAL_STATUSES = {
    "中共党员": ("党员", "共产党员", "中国共产党党员"),
    "中共预备党员": ("预备党员", "中国共产党预备党员"),
    "共青团员": ("团员", "中国共产主义青年团团员"),
    "群众": (),
}


def value_fits_key(row: Row) -> Iterator[tuple[str, Message]]:
    """是/否 for the campuses and a whole number for the students."""
    cell = {LARGE: YesNo(), STUDENTS_TOTAL: Whole()}.get(row["key"], Text())
    try:
        cell.read(row["value"], Vocabulary())
    except Unreadable as problem:
        yield "value", problem.message


INSTITUTION = Table(
    name="institution",
    zh="学校",
    columns=(
        Column("key", ("项目",), Choice(INSTITUTION_KEYS), required=True, filled=True),
        Column("value", ("内容",), Text(), required=True, filled=True),
    ),
    key=("key",),
    checks=(value_fits_key,),
)
STUDENTS = Table(
    name="students",
    zh="学生",
    columns=(
        Column("student_no", ("学号",), Identifier(), required=True, filled=True),
        Column("name", ("姓名",), Text(), required=True, filled=True),
        Column("gender", ("性别",), Text()),
        Column("ethnicity", ("民族",), Text()),
        Column("political_status", ("政治面貌",), Choice(POLITICAL_STATUSES, open=True), required=True),
        Column("college", ("学院",), Text(), required=True, filled=True),
        Column("major", ("专业",), Text(), required=True, filled=True),
        Column("entry_year", ("年级",), Year(), required=True, filled=True),
        Column("class_name", ("班级",), Text(), required=True, filled=True),
        Column("level", ("培养层次",), Choice(LEVELS), required=True, filled=True),
        Column("clubs", ("学生社团",), Listing(), default=()),
        Column("status", ("学籍状态",), Text(), default=ENROLLED),
    ),
    key=("student_no",),
)
CLUBS = Table(
    name="clubs",
    zh="学生社团",
    columns=(
        Column("club", ("社团",), Text(), required=True, filled=True),
        Column("major", ("是否主要",), YesNo(), required=True, filled=True),
    ),
    key=("club",),
)

YEARS_AHEAD = 1


def entry_years_are_near(folder: Folder, on: date) -> Iterator[Problem]:
    """Nobody is on the rolls more than a year before entering.

    A folder of today may be judged as of a day long ago, so the later of `on` and today counts.
    """
    students = folder.tables.get("students")
    if students is None:
        return
    latest = max(on, date.today()).year + YEARS_AHEAD
    for row in students.rows:
        year = row.values["entry_year"]
        if year > latest:
            header = students.header(Place(row.file, row.sheet), "entry_year")
            said = message(
                "nobody enters in {year} yet; correct the year, at most {latest}", year=year, latest=latest
            )
            yield Problem(row.file, row.sheet, row.row, header, str(year), said)


STORES = (ModelStore(INSTITUTION, InstitutionEntry), ModelStore(CLUBS, Club), StudentStore(STUDENTS))

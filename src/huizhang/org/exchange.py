"""The tables `unions`, `departments`, `posts`, `projects` and `volunteers` of the exchange folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Model

from huizhang.exchange import sql
from huizhang.exchange.cells import Choice, Day, Identifier, Text, YesNo
from huizhang.exchange.checks import ends_after_start
from huizhang.exchange.model_store import ModelStore
from huizhang.exchange.stored import Values
from huizhang.exchange.table import Column, Row, Table
from huizhang.kernel.message import Message, message
from huizhang.org.models import Department, Post, Project, Union, Volunteer

LEVELS = {"school": ("校级",), "college": ("院级",)}
KINDS = {"student_union": ("学生会",), "graduate_union": ("研究生会",)}
POSTS = {
    "presidium_member": ("主席团成员",),
    "executive_chair": ("执行主席",),
    "department_head": ("部门负责人", "部长", "副部长"),
    "department_member": ("工作人员", "干事"),
}


def names_its_college(row: Row) -> Iterator[tuple[str, Message]]:
    if row["level"] == "college" and row["college"] is None:
        yield "college", message("a college's union needs its college; fill in the column college/学院")
    if row["level"] == "school" and row["college"] is not None:
        said = message("a school's union is of no college; empty this cell, or write the level college/院级")
        yield "college", said


UNIONS = Table(
    name="unions",
    zh="学生会组织",
    columns=(
        Column("union", ("组织",), Text(), required=True, filled=True),
        Column("level", ("层级",), Choice(LEVELS), required=True, filled=True),
        Column("kind", ("类型",), Choice(KINDS)),
        Column("college", ("学院",), Text(), refers_to="colleges"),
    ),
    key=("union",),
    checks=(names_its_college,),
)
DEPARTMENTS = Table(
    name="departments",
    zh="工作部门",
    columns=(
        Column("union", ("组织",), Text(), required=True, filled=True, refers_to="unions"),
        Column("department", ("部门",), Text(), required=True, filled=True),
    ),
    key=("union", "department"),
)
POST_TABLE = Table(
    name="posts",
    zh="任职",
    columns=(
        Column("union", ("组织",), Text(), required=True, filled=True, refers_to="unions"),
        Column("student_no", ("学号",), Identifier(), required=True, filled=True, refers_to="students"),
        Column("post", ("职务",), Choice(POSTS, open=True), required=True, filled=True),
        Column("department", ("部门",), Text()),
        Column("start", ("任职日期",), Day(), required=True, filled=True),
        Column("end", ("离任日期",), Day()),
        Column("from_college_union", ("来自学院学生会",), YesNo()),
    ),
    key=("union", "student_no", "post", "department", "start"),
    checks=(ends_after_start,),
)
PROJECTS = Table(
    name="projects",
    zh="项目",
    columns=(
        Column("project", ("项目",), Text(), required=True, filled=True),
        Column("union", ("组织",), Text(), required=True, filled=True, refers_to="unions"),
        Column("start", ("开始",), Day(), required=True, filled=True),
        Column("end", ("结束",), Day()),
    ),
    key=("project",),
    checks=(ends_after_start,),
)
VOLUNTEERS = Table(
    name="volunteers",
    zh="志愿者",
    columns=(
        Column("project", ("项目",), Text(), required=True, filled=True, refers_to="projects"),
        Column("student_no", ("学号",), Identifier(), required=True, filled=True, refers_to="students"),
        Column("start", ("加入日期",), Day(), required=True, filled=True),
        Column("end", ("解除日期",), Day()),
    ),
    key=("project", "student_no", "start"),
    checks=(ends_after_start,),
)


class UnionStore(ModelStore):
    """Where no roster of students is known, a college is known from its union, and goes with it."""

    def insert(self, rows: Sequence[Values]) -> None:
        self._know_colleges(rows)
        super().insert(rows)

    def overwrite(self, rows: Sequence[Values]) -> None:
        self._know_colleges(rows)
        super().overwrite(rows)

    def delete(self, rows: Sequence[Values]) -> None:
        super().delete(rows)
        sql.unused(self._colleges).delete()

    def _know_colleges(self, rows: Sequence[Values]) -> None:
        names = sorted({row[-1] for row in rows} - {None})
        self._colleges._base_manager.bulk_create(map(self._colleges, names), ignore_conflicts=True)

    @property
    def _colleges(self) -> type[Model]:
        colleges = sql.field_of(Union, "college").related_model
        if not isinstance(colleges, type):
            raise TypeError("a union's college is a row of another table")
        return colleges


STUDENT = {"student_no": "student"}
STORES = (
    UnionStore(UNIONS, Union),
    ModelStore(DEPARTMENTS, Department),
    ModelStore(POST_TABLE, Post, STUDENT),
    ModelStore(PROJECTS, Project),
    ModelStore(VOLUNTEERS, Volunteer, STUDENT),
)

"""The tables `congresses` and `delegates` of the exchange folder."""

from __future__ import annotations

from huizhang.congress.models import Congress, Delegate
from huizhang.exchange.cells import Choice, Day, Identifier, Text, Whole
from huizhang.exchange.model_store import ModelStore
from huizhang.exchange.table import Column, Table

ELECTED_BY = {"congress": ("学生代表大会",), "general_assembly": ("全体学生大会",)}
DELEGATE_KINDS = {"college": ("学院",), "club": ("社团",), "ex_officio": ("当然代表",)}

CONGRESSES = Table(
    name="congresses",
    zh="学生代表大会",
    columns=(
        Column("congress", ("届次",), Text(), required=True, filled=True),
        Column("union", ("组织",), Text(), required=True, filled=True, refers_to="unions"),
        Column("date", ("召开日期",), Day(), required=True, filled=True),
        Column("students_represented", ("所联系学生人数",), Whole()),
        Column("elected_by", ("选举主体",), Choice(ELECTED_BY, open=True)),
    ),
    key=("congress",),
)
DELEGATES = Table(
    name="delegates",
    zh="代表",
    columns=(
        Column("congress", ("届次",), Text(), required=True, filled=True, refers_to="congresses"),
        Column("student_no", ("学号",), Identifier(), required=True, filled=True, refers_to="students"),
        Column("constituency", ("名额单位",), Text(), required=True, filled=True),
        Column("kind", ("类别",), Choice(DELEGATE_KINDS), default="college"),
    ),
    key=("congress", "student_no"),
)

STORES = (ModelStore(CONGRESSES, Congress), ModelStore(DELEGATES, Delegate, {"student_no": "student"}))

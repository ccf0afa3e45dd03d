"""The tables `pledges` and `trainings` of the exchange folder."""

from __future__ import annotations

from huizhang.conduct.models import Pledge, Training
from huizhang.exchange.cells import Day, Identifier, Text
from huizhang.exchange.model_store import ModelStore
from huizhang.exchange.table import Column, Table

PLEDGES = Table(
    name="pledges",
    zh="自律公约",
    columns=(
        Column("union", ("组织",), Text(), required=True, filled=True, refers_to="unions"),
        Column("student_no", ("学号",), Identifier(), required=True, filled=True, refers_to="students"),
        Column("signed_on", ("签署日期",), Day(), required=True, filled=True),
    ),
    key=("union", "student_no", "signed_on"),
)
TRAININGS = Table(
    name="trainings",
    zh="教育培训",
    columns=(
        Column("union", ("组织",), Text(), required=True, filled=True, refers_to="unions"),
        Column("title", ("名称",), Text(), required=True, filled=True),
        Column("held_on", ("日期",), Day(), required=True, filled=True),
    ),
    key=("union", "title", "held_on"),
)

STORES = (ModelStore(PLEDGES, Pledge, {"student_no": "student"}), ModelStore(TRAININGS, Training))

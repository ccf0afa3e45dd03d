"""A list of recommendations as a file: a person a row. It is handed in, not kept, so it is in no folder."""

from __future__ import annotations

from huizhang.exchange.cells import Choice, Day, Identifier, Text
from huizhang.exchange.checks import ends_after_start
from huizhang.exchange.table import Column, Table
from huizhang.selection.rules.pasting import COLUMNS, POSTS

NOMINATIONS = Table(
    name="nominations",
    zh="推荐名单",
    columns=(
        Column("student_no", COLUMNS["student_no"][:1], Identifier(), required=True, filled=True),
        Column("union", ("组织",), Text()),
        Column("post", COLUMNS["post"][:2], Choice(POSTS), required=True, filled=True),
        Column("department", COLUMNS["department"][:2], Text()),
        Column("conduct", COLUMNS["conduct"][:3], Text()),
        Column("representative", COLUMNS["representative"][:1], Text()),
        Column("start", ("任职日期", "开始"), Day()),
        Column("end", ("离任日期", "结束"), Day()),
    ),
    key=("student_no",),
    checks=(ends_after_start,),
)

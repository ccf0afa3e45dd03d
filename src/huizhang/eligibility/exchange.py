"""The tables `standings` and `grades` of the exchange folder."""

from __future__ import annotations

from collections.abc import Iterator

from huizhang.eligibility.grade_store import GradeStore
from huizhang.eligibility.models import Standing, StandingHistory
from huizhang.exchange.cells import Choice, Identifier, Quantity, Score, TermName, Text, Whole
from huizhang.exchange.history_store import HistoryStore
from huizhang.exchange.table import Column, Row, Table
from huizhang.kernel.message import Message, message

WINDOWS = {
    "last_term": ("最近1个学期", "最近一个学期", "上学期"),
    "last_year": ("最近1学年", "最近一学年", "上学年"),
    "since_entry": ("入学以来",),
}
ATTEMPTS = {"正常": ("正常考试",), "补考": (), "重修": (), "缓考": ()}


def ranked_within_group(row: Row) -> Iterator[tuple[str, Message]]:
    rank, group_size = row["rank"], row["group_size"]
    if rank is not None and group_size is None:
        yield (
            "group_size",
            message("rank {rank} of how many? fill in the column group_size/总人数", rank=rank),
        )
    elif rank is not None and rank > group_size:
        yield (
            "rank",
            message(
                "rank {rank} in a group of {group_size} cannot be; correct one of the two",
                rank=rank,
                group_size=group_size,
            ),
        )


STANDINGS = Table(
    name="standings",
    zh="综合排名",
    columns=(
        Column("student_no", ("学号",), Identifier(), required=True, filled=True, refers_to="students"),
        Column("window", ("口径",), Choice(WINDOWS), required=True, filled=True),
        Column("rank", ("排名",), Whole(least=1), required=True),
        Column("group_size", ("总人数",), Whole(least=1), required=True),
        Column("failed_courses", ("不及格门数",), Whole(most=10_000), required=True),
    ),
    key=("student_no", "window"),
    checks=(ranked_within_group,),
)
GRADES = Table(
    name="grades",
    zh="成绩",
    columns=(
        Column("student_no", ("学号",), Identifier(), required=True, filled=True, refers_to="students"),
        Column("term", ("学期",), TermName(), required=True, filled=True),
        Column("course_code", ("课程代码",), Identifier(), required=True, filled=True),
        Column("course", ("课程名称",), Text()),
        Column("credits", ("学分",), Quantity(), required=True, filled=True),
        Column("score", ("成绩",), Score()),
        Column("attempt", ("考试性质",), Choice(ATTEMPTS), default="正常"),
    ),
    key=("student_no", "term", "course_code", "attempt"),
    bulk=True,
)

STORES = (HistoryStore(STANDINGS, Standing, StandingHistory, {"student_no": "student"}), GradeStore(GRADES))

"""Tables of the exchange format as tests declare them."""

from collections.abc import Iterator

from huizhang.exchange.cells import (
    Choice,
    Day,
    Identifier,
    Listing,
    Organs,
    OrgansOr,
    Quantity,
    Score,
    TermName,
    Text,
    Whole,
    Year,
    YesNo,
)
from huizhang.exchange.table import Column, Row, Table, Vocabulary
from huizhang.kernel.message import Message, message

VOCABULARY = Vocabulary(
    organs={"学校团委": "school_league_committee", "学校党委": "school_party_committee"},
    chains=frozenset({"nomination.presidium.school"}),
    rules=frozenset({"staff.cap.school"}),
)


def rank_within_group(row: Row) -> Iterator[tuple[str, Message]]:
    if row["rank"] > row["group_size"]:
        yield "rank", message("the rank is greater than the group ({size})", size=row["group_size"])


STUDENTS = Table(
    "students",
    "学生",
    (
        Column("student_no", ("学号",), Identifier(), required=True, filled=True),
        Column("name", ("姓名",), Text(50), required=True, filled=True),
        Column("gender", ("性别",), Text(10)),
        Column("ethnicity", ("民族",), Text(20)),
        Column("political_status", ("政治面貌",), Text(20), required=True),
        Column("college", ("学院",), Text(100), required=True, filled=True),
        Column("major", ("专业",), Text(100), required=True, filled=True),
        Column("entry_year", ("年级",), Year(), required=True, filled=True),
        Column("class_name", ("班级",), Text(100), required=True, filled=True),
        Column("level", ("培养层次",), Choice({"本科": (), "专科": ()}), required=True, filled=True),
        Column("clubs", ("学生社团",), Listing(), default=()),
        Column("status", ("学籍状态",), Text(20), default="在读"),
    ),
    key=("student_no",),
)

STANDINGS = Table(
    "standings",
    "名次",
    (
        Column("student_no", ("学号",), Identifier(), required=True, filled=True, refers_to="students"),
        Column(
            "window",
            ("口径",),
            Choice(
                {"last_term": ("最近1个学期",), "last_year": ("最近1学年",), "since_entry": ("入学以来",)}
            ),
            required=True,
            filled=True,
        ),
        Column("rank", ("排名",), Whole(1), required=True, filled=True),
        Column("group_size", ("总人数",), Whole(1), required=True, filled=True),
        Column("failed_courses", ("不及格门数",), Whole(), required=True, filled=True),
    ),
    key=("student_no", "window"),
    checks=(rank_within_group,),
)

GRADES = Table(
    "grades",
    "成绩",
    (
        Column("student_no", ("学号",), Identifier(), required=True, filled=True, refers_to="students"),
        Column("term", ("学期",), TermName(), required=True, filled=True),
        Column("course_code", ("课程代码",), Identifier(), required=True, filled=True),
        Column("course", ("课程名称",), Text(100)),
        Column("credits", ("学分",), Quantity(), required=True, filled=True),
        Column("score", ("成绩",), Score()),
        Column("attempt", ("考试性质",), Choice({"正常": (), "补考": ()}), default="正常"),
    ),
    key=("student_no", "term", "course_code", "attempt"),
    bulk=True,
)

UNIONS = Table(
    "unions",
    "学生会组织",
    (
        Column("union", ("组织",), Text(100), required=True, filled=True),
        Column(
            "level",
            ("层级",),
            Choice({"school": ("校级",), "college": ("院级",)}),
            required=True,
            filled=True,
        ),
        Column("college", ("学院",), Text(100), refers_to="colleges"),
    ),
    key=("union",),
)

BRIEFINGS = Table(
    "briefings",
    "汇报",
    (
        Column("union", ("组织",), Text(100), required=True, filled=True, refers_to="unions"),
        Column("by", ("汇报主体",), OrgansOr({"union": ("学生会",)}), required=True, filled=True),
        Column("to", ("听取机关",), Organs(), required=True, filled=True),
        Column("date", ("日期",), Day(), required=True, filled=True),
        Column("subject", ("议题",), Text(1000)),
        Column("held", ("已举行",), YesNo()),
        Column("people", ("人数",), Whole(-10)),
    ),
    key=("union", "by", "to", "date"),
)

TABLES = (STUDENTS, STANDINGS, GRADES, UNIONS, BRIEFINGS)

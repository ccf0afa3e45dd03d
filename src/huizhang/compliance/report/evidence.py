"""The rows that a finding rests on, as small tables with headers that people know from their sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from huizhang.kernel.verdict import Evidence, plain
from huizhang.policy.pack import ACTS, Pack
from huizhang.shell.language import ENGLISH, Language

# Beyond this many rows a table stops being read; the JSON report has all of them.
MOST_ROWS = 200

# The Chinese headers of key columns, as the exchange format accepts them.
COLUMNS: Mapping[str, str] = {
    "act": "程序", "activity": "活动", "appraisal": "评议编号", "basis": "依据", "by": "主体",
    "capacity": "身份", "case": "事项编号", "category": "类别", "class_name": "班级", "club": "社团",
    "college": "学院", "congress": "届次", "constituency": "名额单位", "course": "课程名称",
    "course_code": "课程代码", "date": "日期", "department": "部门", "duty": "职责", "elected_by": "选举主体",
    "end": "结束日期", "failed_courses": "不及格门数", "group_size": "总人数", "held_on": "开展日期",
    "holds": "结论", "key": "项目", "kind": "类型", "level": "层次", "major": "专业", "matter": "事项",
    "member": "成员", "name": "姓名", "need": "编号", "organ": "机关", "outcome": "结论", "person": "姓名",
    "political_status": "政治面貌", "post": "职务", "project": "项目", "raised_on": "提出日期",
    "rank": "排名", "replied_on": "答复日期", "reported_on": "报告日期", "reported_to": "报告机关",
    "round": "轮次", "routed_to": "转交部门", "rule": "规则", "score": "成绩", "signed_on": "签署日期",
    "start": "开始日期", "student_no": "学号", "subject": "对象", "table": "表", "term": "学期",
    "title": "名称", "to": "听取机关", "union": "组织", "unit": "单位", "value": "内容", "window": "口径",
}  # fmt: skip
VALUES: Mapping[str, str] = {
    **ACTS,
    "presidium_member": "主席团成员", "executive_chair": "执行主席", "department_head": "部门负责人",
    "department_member": "工作人员", "last_term": "最近1个学期", "last_year": "最近1学年",
    "since_entry": "入学以来", "student_representative": "学生代表", "honours": "评奖评优",
    "assessment_bonus": "测评加分", "postgraduate_recommendation": "推荐免试",
    "deputy_secretary_for_unions": "专职副书记指导学生会",
    "secretary_concurrent": "团委书记兼任学工部副部长",
    "party_deputy_secretary": "分管学生工作副书记", "teaching_vice_president": "分管教学副校长",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """`rows` are at most MOST_ROWS of the `count` rows; `table` is the name of the sheet or file."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int

    @property
    def left_out(self) -> int:
        return self.count - len(self.rows)


def tables(rows: tuple[Evidence, ...], pack: Pack, language: Language) -> list[EvidenceTable]:
    """One small table for each table that the finding rests on."""
    by_table: dict[str, list[Evidence]] = {}
    for row in rows:
        by_table.setdefault(row.table, []).append(row)
    return [_table(name, found, pack, language) for name, found in by_table.items()]


def _table(name: str, rows: list[Evidence], pack: Pack, language: Language) -> EvidenceTable:
    columns = tuple(dict.fromkeys(column for row in rows for column, _ in row.key))
    shown = rows[:MOST_ROWS]
    return EvidenceTable(
        name,
        tuple(header(column, language) for column in columns),
        tuple(tuple(_cells(row, columns, pack, language)) for row in shown),
        len(rows),
    )


def _cells(row: Evidence, columns: tuple[str, ...], pack: Pack, language: Language) -> list[str]:
    key = dict(row.key)
    return [spell(key.get(column), pack, language) for column in columns]


def header(column: str, language: Language) -> str:
    return language.choose(COLUMNS.get(column, ""), column)


def spell(value: object, pack: Pack, language: Language) -> str:
    """A cell as the reader's language writes it; what no vocabulary knows stays as it was recorded."""
    if value is None:
        return ""
    text = str(plain(value))
    if text in pack.organs:
        return language.choose(pack.organ_name(text), pack.organs[text].en)
    return text if language == ENGLISH else VALUES.get(text, text)

"""The tables `duties`, `activities` and `briefings` of the exchange folder."""

from __future__ import annotations

from huizhang.exchange.cells import Choice, Day, Organ, OrganOr, Organs, Text, YesNo
from huizhang.exchange.checks import ends_after_start
from huizhang.exchange.model_store import ModelStore
from huizhang.exchange.table import Column, Table
from huizhang.oversight.models import Activity, Briefing, Duty

DUTY_NAMES = {
    "deputy_secretary_for_unions": ("专职副书记指导学生会",),
    "secretary_concurrent": ("团委书记兼任学工部副部长",),
    "party_deputy_secretary": ("分管学生工作副书记",),
    "teaching_vice_president": ("分管教学副校长",),
}

DUTIES = Table(
    name="duties",
    zh="职责",
    columns=(
        Column("duty", ("职责",), Choice(DUTY_NAMES), required=True, filled=True),
        Column("person", ("姓名",), Text(), required=True, filled=True),
        Column("organ", ("机关",), Organ()),
        Column("full_time", ("专职",), YesNo()),
        Column("start", ("任职日期",), Day(), required=True, filled=True),
        Column("end", ("离任日期",), Day()),
    ),
    key=("duty", "person", "start"),
    checks=(ends_after_start,),
)
ACTIVITIES = Table(
    name="activities",
    zh="活动",
    columns=(
        Column("union", ("组织",), Text(), required=True, filled=True, refers_to="unions"),
        Column("title", ("名称",), Text(), required=True, filled=True),
        Column("major", ("是否重大",), YesNo(), required=True, filled=True),
        Column("held_on", ("开展日期",), Day(), required=True, filled=True),
        Column("reported_on", ("报告日期",), Day()),
        Column("reported_to", ("报告机关",), Organ()),
    ),
    key=("union", "title", "held_on"),
)
BRIEFINGS = Table(
    name="briefings",
    zh="工作汇报",
    columns=(
        Column("union", ("组织",), Text(), required=True, filled=True, refers_to="unions"),
        Column("by", ("汇报主体",), OrganOr({"union": ("学生会",)}), required=True, filled=True),
        Column("to", ("听取机关",), Organs(), required=True, filled=True),
        Column("date", ("日期",), Day(), required=True, filled=True),
        Column("subject", ("议题",), Text()),
    ),
    key=("union", "by", "to", "date"),
)

STORES = (
    ModelStore(DUTIES, Duty),
    ModelStore(ACTIVITIES, Activity),
    ModelStore(BRIEFINGS, Briefing),
)

"""The tables `appraisals`, `appraisal_panel`, `appraisal_reports` and `honours` of the exchange folder."""

from __future__ import annotations

from huizhang.appraisal.models import Appraisal, AppraisalReport, Honour, PanelMember
from huizhang.exchange.cells import Choice, Day, Identifier, OrganOr, TermName, Text
from huizhang.exchange.model_store import ModelStore
from huizhang.exchange.table import Column, Table

MATTERS = {
    "honours": ("评奖评优",),
    "assessment_bonus": ("测评加分",),
    "postgraduate_recommendation": ("推荐免试", "推免"),
}
BASES = {"appraisal": ("评议结果",), "post": ("岗位",)}
REMARK = Text(max_length=4000)

APPRAISALS = Table(
    name="appraisals",
    zh="述职评议",
    columns=(
        Column("appraisal", ("评议编号",), Text(), required=True, filled=True),
        Column("union", ("组织",), Text(), required=True, filled=True, refers_to="unions"),
        Column("term", ("学期",), TermName(), required=True, filled=True),
        Column("date", ("日期",), Day(), required=True, filled=True),
    ),
    key=("appraisal",),
)
APPRAISAL_PANEL = Table(
    name="appraisal_panel",
    zh="评议会",
    columns=(
        Column("appraisal", ("评议编号",), Text(), required=True, filled=True, refers_to="appraisals"),
        Column("member", ("成员",), Text(), required=True, filled=True),
        Column(
            "capacity",
            ("身份",),
            OrganOr({"student_representative": ("学生代表",)}),
            required=True,
            filled=True,
        ),
    ),
    key=("appraisal", "member"),
)
APPRAISAL_REPORTS = Table(
    name="appraisal_reports",
    zh="述职",
    columns=(
        Column("appraisal", ("评议编号",), Text(), required=True, filled=True, refers_to="appraisals"),
        Column("student_no", ("学号",), Identifier(), required=True, filled=True, refers_to="students"),
        Column("political_attitude", ("政治态度",), REMARK),
        Column("moral_conduct", ("道德品行",), REMARK),
        Column("academic_standing", ("学习情况",), REMARK),
        Column("work_results", ("工作成效",), REMARK),
        Column("discipline_and_style", ("纪律作风",), REMARK),
        Column("grade", ("等次",), Text()),
    ),
    key=("appraisal", "student_no"),
)
HONOURS = Table(
    name="honours",
    zh="评奖评优",
    columns=(
        Column("matter", ("事项",), Choice(MATTERS), required=True, filled=True),
        Column("student_no", ("学号",), Identifier(), required=True, filled=True, refers_to="students"),
        Column("date", ("日期",), Day(), required=True, filled=True),
        Column("basis", ("依据",), Choice(BASES), required=True, filled=True),
    ),
    key=("matter", "student_no", "date"),
)

STUDENT = {"student_no": "student"}
STORES = (
    ModelStore(APPRAISALS, Appraisal),
    ModelStore(APPRAISAL_PANEL, PanelMember),
    ModelStore(APPRAISAL_REPORTS, AppraisalReport, STUDENT),
    ModelStore(HONOURS, Honour, STUDENT),
)

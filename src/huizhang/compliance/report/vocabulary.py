"""The Chinese names of tables, columns and values that evidence rows are shown under."""

from __future__ import annotations

from collections.abc import Mapping

from huizhang.policy.pack import ACTS

# As the exchange format names them in Chinese; a test holds the three against its declarations.
TABLES: Mapping[str, str] = {
    "institution": "学校", "clubs": "学生社团", "students": "学生", "standings": "综合排名", "grades": "成绩",
    "unions": "学生会组织", "departments": "工作部门", "posts": "任职", "projects": "项目",
    "volunteers": "志愿者",
    "steps": "程序", "attestations": "声明", "congresses": "学生代表大会", "delegates": "代表",
    "appraisals": "述职评议", "appraisal_panel": "评议会", "appraisal_reports": "述职", "honours": "评奖评优",
    "duties": "职责", "activities": "活动", "briefings": "工作汇报", "pledges": "自律公约",
    "trainings": "教育培训", "needs": "诉求",
}  # fmt: skip
COLUMNS: Mapping[str, str] = {
    "act": "程序", "appraisal": "评议编号", "basis": "依据", "capacity": "身份", "case": "事项编号",
    "category": "类别", "class_name": "班级", "club": "社团", "college": "学院", "congress": "届次",
    "constituency": "名额单位", "course": "课程名称", "course_code": "课程代码", "date": "日期",
    "department": "部门", "duty": "职责", "elected_by": "选举主体", "failed_courses": "不及格门数",
    "group_size": "总人数", "held_on": "开展日期", "holds": "结论", "key": "项目", "major": "专业",
    "matter": "事项", "member": "成员", "name": "姓名", "need": "编号", "organ": "机关", "outcome": "结论",
    "person": "姓名", "political_status": "政治面貌", "post": "职务", "project": "项目",
    "raised_on": "提出日期", "rank": "排名", "replied_on": "答复日期", "reported_on": "报告日期",
    "reported_to": "报告机关", "round": "轮次", "routed_to": "转交部门", "rule": "规则", "score": "成绩",
    "signed_on": "签署日期", "student_no": "学号", "subject": "对象", "term": "学期", "title": "名称",
    "to": "听取机关", "union": "组织", "unit": "单位", "value": "内容", "window": "口径",
}  # fmt: skip
# Where a column is called otherwise in this table than in the others.
OWN_COLUMNS: Mapping[tuple[str, str], str] = {
    ("posts", "start"): "任职日期", ("posts", "end"): "离任日期", ("duties", "start"): "任职日期",
    ("duties", "end"): "离任日期", ("congresses", "date"): "召开日期",
    ("projects", "start"): "开始", ("projects", "end"): "结束",
    ("volunteers", "start"): "加入日期", ("volunteers", "end"): "解除日期",
    ("attestations", "by"): "声明机关", ("briefings", "by"): "汇报主体", ("briefings", "subject"): "议题",
    ("clubs", "major"): "是否主要", ("activities", "major"): "是否重大", ("steps", "kind"): "事项类型",
    ("unions", "kind"): "类型", ("unions", "level"): "层级", ("delegates", "kind"): "类别",
    ("students", "level"): "培养层次", ("trainings", "held_on"): "日期",
}  # fmt: skip
VALUES: Mapping[str, str] = {
    **ACTS,
    "union": "学生会", "presidium_member": "主席团成员", "executive_chair": "执行主席",
    "department_head": "部门负责人",
    "department_member": "工作人员", "last_term": "最近1个学期", "last_year": "最近1学年",
    "since_entry": "入学以来", "student_representative": "学生代表", "honours": "评奖评优",
    "assessment_bonus": "测评加分", "postgraduate_recommendation": "推荐免试",
    "deputy_secretary_for_unions": "专职副书记指导学生会",
    "secretary_concurrent": "团委书记兼任学工部副部长",
    "party_deputy_secretary": "分管学生工作副书记", "teaching_vice_president": "分管教学副校长",
}  # fmt: skip

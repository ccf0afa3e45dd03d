"""Chinese headers and values of the exchange tables, as an office would write them."""

from __future__ import annotations

from collections.abc import Mapping

from huizhang.records.demo.tables import COLUMNS

_HEADERS = {
    "institution": "项目 内容",
    "students": "学号 姓名 性别 民族 政治面貌 学院 专业 年级 班级 培养层次 学生社团 学籍状态",
    "grades": "学号 学期 课程代码 课程名称 学分 成绩 考试性质",
    "standings": "学号 口径 排名 总人数 不及格门数",
    "clubs": "社团 是否主要",
    "unions": "组织 层级 类型 学院",
    "departments": "组织 部门",
    "posts": "组织 学号 职务 部门 任职日期 离任日期 来自学院学生会",
    "steps": "事项编号 事项类型 组织 学号 程序 机关 日期 结论 轮次 单位",
    "congresses": "届次 组织 召开日期 所联系学生人数 选举主体",
    "delegates": "届次 学号 名额单位 类别",
    "appraisals": "评议编号 组织 学期 日期",
    "appraisal_panel": "评议编号 成员 身份",
    "appraisal_reports": "评议编号 学号 政治态度 道德品行 学习情况 工作成效 纪律作风 等次",
    "honours": "事项 学号 日期 依据",
    "duties": "职责 姓名 机关 专职 任职日期 离任日期",
    "activities": "组织 名称 是否重大 开展日期 报告日期 报告机关",
    "briefings": "组织 汇报主体 听取机关 日期 议题",
    "pledges": "组织 学号 签署日期",
    "trainings": "组织 名称 日期",
    "projects": "项目 组织 开始 结束",
    "volunteers": "项目 学号 加入日期 解除日期",
    "needs": "编号 组织 类别 提出日期 转交部门 答复日期 评价",
    "attestations": "规则 组织 对象 结论 声明机关 日期 佐证",
}
HEADERS: Mapping[str, tuple[str, ...]] = {table: tuple(_HEADERS[table].split()) for table in COLUMNS}

ORGANS = {
    "school_party_committee": "学校党委",
    "school_student_affairs": "学生工作部（处）",
    "school_graduate_affairs": "研究生工作部",
    "school_league_committee": "校团委",
    "school_union": "校级学生会",
    "college_party_org": "学院党组织",
    "college_league_org": "学院团组织",
    "college_student_affairs": "学院学生科",
    "college_union": "学院学生会",
    "class_league_branch": "班级团支部",
    "congress": "学生代表大会",
    "upper_federation": "上级学联",
    "upper_union": "上级学生会",
}
_ACTS = {
    "recommend": "推荐",
    "consent": "同意",
    "review": "审查",
    "determine": "确定",
    "elect": "选举",
    "announce": "公告",
    "approve": "批准",
    "file": "备案",
    "report": "报告",
}
_POSTS = {
    "presidium_member": "主席团成员",
    "executive_chair": "执行主席",
    "department_head": "部长",
    "department_member": "干事",
}
_DUTIES = {
    "deputy_secretary_for_unions": "专职副书记指导学生会",
    "secretary_concurrent": "团委书记兼任学工部副部长",
    "party_deputy_secretary": "分管学生工作副书记",
    "teaching_vice_president": "分管教学副校长",
}
_NEEDS = {"academic": "学业发展", "wellbeing": "身心健康", "integration": "社会融入", "rights": "权益维护"}
_MATTERS = {
    "honours": "评奖评优",
    "assessment_bonus": "测评加分",
    "postgraduate_recommendation": "推荐免试",
}
_INSTITUTION = {
    "name": "学校名称",
    "large_or_multi_campus": "规模较大或多校区",
    "students_total": "在校生总数",
}
VALUES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("institution", "key"): _INSTITUTION,
    ("unions", "level"): {"school": "校级", "college": "院级"},
    ("unions", "kind"): {"student_union": "学生会", "graduate_union": "研究生会"},
    ("posts", "post"): _POSTS,
    ("steps", "act"): _ACTS,
    ("steps", "organ"): ORGANS,
    ("congresses", "elected_by"): {"congress": "学生代表大会", "general_assembly": "全体学生大会"},
    ("delegates", "kind"): {"college": "学院", "club": "社团", "ex_officio": "当然代表"},
    ("appraisal_panel", "capacity"): {"student_representative": "学生代表", **ORGANS},
    ("honours", "matter"): _MATTERS,
    ("honours", "basis"): {"appraisal": "评议结果", "post": "岗位"},
    ("duties", "duty"): _DUTIES,
    ("duties", "organ"): ORGANS,
    ("activities", "reported_to"): ORGANS,
    ("briefings", "by"): {"union": "学生会", **ORGANS},
    ("briefings", "to"): ORGANS,
    ("needs", "category"): _NEEDS,
    ("needs", "routed_to"): ORGANS,
    ("attestations", "by"): ORGANS,
}


def worded(table: str, column: str, value: str) -> str:
    """The Chinese for a value; several organs joined by ； each by itself."""
    known = VALUES.get((table, column), {})
    return "；".join(known.get(part, part) for part in value.split("；"))

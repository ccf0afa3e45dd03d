"""What a worked case does not state: harmless values for the columns that its tables require."""

from __future__ import annotations

from datetime import date
from typing import Any

SCHOOL_UNION = "校学生会"
INSTITUTION = ({"key": "name", "value": "示范大学"},)
_CONGRESS = "第十届学代会"
_APPRAISAL = "2026春评议"
_PROJECT = "迎新"
_WITHOUT_DEPARTMENT = ("presidium_member", "executive_chair", "主席团成员", "执行主席")

DEFAULTS: dict[str, dict[str, Any]] = {
    "institution": {},
    "students": {
        "political_status": "共青团员",
        "college": "信息学院",
        "major": "软件工程",
        "entry_year": 2024,
        "class_name": "软件2401班",
        "level": "本科",
    },
    "grades": {"term": "2025-2026-2", "credits": 2},
    "standings": {"rank": 1, "group_size": 100, "failed_courses": 0},
    "clubs": {"major": "是"},
    "unions": {"level": "school", "kind": "student_union"},
    "departments": {"union": SCHOOL_UNION},
    "posts": {"union": SCHOOL_UNION, "post": "department_member", "start": date(2026, 9, 1)},
    "steps": {"case": "事项1", "union": SCHOOL_UNION},
    "congresses": {"congress": _CONGRESS, "union": SCHOOL_UNION, "date": date(2026, 6, 10)},
    "delegates": {"congress": _CONGRESS, "constituency": "信息学院"},
    "appraisals": {
        "appraisal": _APPRAISAL,
        "union": SCHOOL_UNION,
        "term": "2025-2026-2",
        "date": date(2026, 6, 20),
    },
    "appraisal_panel": {"appraisal": _APPRAISAL, "capacity": "student_representative"},
    "appraisal_reports": {"appraisal": _APPRAISAL},
    "honours": {"matter": "honours", "date": date(2026, 10, 20)},
    "duties": {"person": "陈老师", "start": date(2024, 9, 1)},
    "activities": {
        "union": SCHOOL_UNION,
        "title": "新生文化节",
        "major": "是",
        "held_on": date(2026, 10, 18),
    },
    "briefings": {"union": SCHOOL_UNION, "date": date(2026, 10, 10)},
    "pledges": {"union": SCHOOL_UNION, "signed_on": date(2026, 9, 5)},
    "trainings": {"union": SCHOOL_UNION, "title": "秋季培训", "held_on": date(2026, 9, 20)},
    "projects": {"project": _PROJECT, "union": SCHOOL_UNION, "start": date(2026, 8, 25)},
    "volunteers": {"project": _PROJECT, "start": date(2026, 8, 25)},
    "needs": {"need": "诉求1", "union": SCHOOL_UNION, "category": "学业发展"},
    "attestations": {"union": SCHOOL_UNION, "holds": "是", "date": date(2026, 8, 30)},
}


def defaults(table: str, row: dict[str, Any], rule: str) -> dict[str, Any]:
    """What `row` leaves out. Steps and attestations are about the case's own `rule`."""
    match table:
        case "students":
            return {"name": f"同学{row.get('student_no', '')}"} | DEFAULTS[table]
        case "posts" if row.get("post") not in _WITHOUT_DEPARTMENT:
            return DEFAULTS[table] | {"department": "办公室"}
        case "steps":
            return DEFAULTS[table] | {"kind": rule}
        case "attestations":
            return DEFAULTS[table] | {"rule": rule}
        case _:
            return DEFAULTS[table]


def student(number: str) -> dict[str, Any]:
    return {"student_no": number, "name": f"同学{number}"} | DEFAULTS["students"]


def graduate(place: int, college: str) -> dict[str, Any]:
    """Counts nowhere, since only enrolled students count."""
    number = f"graduate{place}"
    return student(number) | {"college": college, "status": "毕业"}


def union(name: str) -> dict[str, Any]:
    """`校学生会` is of the school, `信息学院学生会` of 信息学院; 研究生 in it makes it a graduate union."""
    kind = "graduate_union" if "研究生" in name else "student_union"
    if name.startswith("校"):
        return {"union": name, "level": "school", "kind": kind}
    college = name[: name.index("学院") + 2] if "学院" in name else name
    return {"union": name, "level": "college", "kind": kind, "college": college}

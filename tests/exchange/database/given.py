"""A small university's folder, and ways to bring it in."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

from cast import (
    COLLEGE,
    COLLEGE_UNION,
    DELEGATE,
    OTHER_COLLEGE,
    SCHOOL_UNION,
    STAFF_MEMBER,
    STUDENT,
    UNIVERSITY,
)
from huizhang.exchange.reading import Folder, read_folder
from huizhang.exchange.table import Vocabulary
from huizhang.people.models import Account, Seat
from huizhang.policy.resolve import resolve
from huizhang.records.tables import TABLES

DAY = date(2026, 3, 1)
LATER = date(2026, 9, 1)
ORGAN = "school_league_committee"
Tables = dict[str, list[dict[str, Any]]]


def student(person: Any, **facts: Any) -> dict[str, Any]:
    return {
        "student_no": person.student_no,
        "name": person.name,
        "gender": "",
        "ethnicity": "汉族",
        "political_status": "共青团员",
        "college": COLLEGE,
        "major": "软件工程",
        "entry_year": "2024级",
        "class_name": "软件2401",
        "level": "本科",
        "clubs": "",
        "status": "",
        **facts,
    }


def every_table() -> Tables:
    """At least one row a table; optional cells both filled and empty."""
    staff, other, delegate = STAFF_MEMBER.student_no, STUDENT.student_no, DELEGATE.student_no
    return {
        "institution": [
            {"key": "学校名称", "value": UNIVERSITY},
            {"key": "规模较大或多校区", "value": "是"},
            {"key": "students_total", "value": "3"},
        ],
        "students": [
            student(STAFF_MEMBER, clubs="篮球社；合唱团", gender="女"),
            student(DELEGATE, political_status=""),
            student(STUDENT, college=OTHER_COLLEGE, major="英语", class_name="英语2401", status="休学"),
        ],
        "grades": [
            grade(staff, "CS101", course="程序设计", credits="3.5", score="85.5"),
            grade(staff, "PE101", credits="1", score="合格", attempt="重修"),
            grade(other, "EN101", credits="10", score=""),
        ],
        "standings": [
            {
                "student_no": staff,
                "window": "入学以来",
                "rank": "3",
                "group_size": "40",
                "failed_courses": "0",
            },
            {"student_no": other, "window": "last_year", "rank": "", "group_size": "", "failed_courses": ""},
        ],
        "clubs": [{"club": "篮球社", "major": "是"}, {"club": "合唱团", "major": "否"}],
        "unions": [
            {"union": SCHOOL_UNION, "level": "校级", "kind": "学生会", "college": ""},
            {"union": COLLEGE_UNION, "level": "college", "kind": "", "college": COLLEGE},
        ],
        "departments": [{"union": SCHOOL_UNION, "department": "学习部"}],
        "posts": [
            post(staff, "主席团成员", from_college_union="是"),
            post(staff, "执行主席", end="2026-07-01"),
            post(other, "工作人员", department="学习部"),
            post(delegate, "顾问"),
        ],
        "steps": [
            step("提名-1", staff, "推荐", "学院团组织", unit=COLLEGE),
            step("提名-1", staff, "同意", "学院党组织", outcome="不同意", round="2"),
            step("决议-1", "", "批准", "校团委", kind="review.resources"),
        ],
        "congresses": [
            {
                "congress": "第三届学代会",
                "union": SCHOOL_UNION,
                "date": "2025-12-01",
                "students_represented": "3",
                "elected_by": "学生代表大会",
            },
            {
                "congress": "第二届学代会",
                "union": SCHOOL_UNION,
                "date": "2024年12月1日",
                "elected_by": "各班班长",
            },
        ],
        "delegates": [
            {"congress": "第三届学代会", "student_no": delegate, "constituency": COLLEGE, "kind": ""},
            {"congress": "第三届学代会", "student_no": other, "constituency": "合唱团", "kind": "社团"},
        ],
        "appraisals": [
            {"appraisal": "评议-1", "union": SCHOOL_UNION, "term": "2025-2026-1", "date": "2026-01-10"}
        ],
        "appraisal_panel": [
            {"appraisal": "评议-1", "member": delegate, "capacity": "学生代表"},
            {"appraisal": "评议-1", "member": "沈知行", "capacity": "学工部"},
        ],
        "appraisal_reports": [
            {"appraisal": "评议-1", "student_no": staff, "political_attitude": "端正", "grade": "优秀"}
        ],
        "honours": [{"matter": "评奖评优", "student_no": staff, "date": "2026-02-20", "basis": "评议结果"}],
        "duties": [
            {
                "duty": "专职副书记指导学生会",
                "person": "顾明川",
                "organ": "校团委",
                "full_time": "是",
                "start": "2025/9/1",
                "end": "",
            }
        ],
        "activities": [
            {
                "union": SCHOOL_UNION,
                "title": "迎新晚会",
                "major": "是",
                "held_on": "2025.10.1",
                "reported_on": "2025-09-20",
                "reported_to": "校团委",
            },
            {"union": SCHOOL_UNION, "title": "读书会", "major": "否", "held_on": "2025-11-01"},
        ],
        "briefings": [
            {
                "union": SCHOOL_UNION,
                "by": "学生会",
                "to": "校党委；校团委",
                "date": "2026-01-05",
                "subject": "工作",
            }
        ],
        "pledges": [{"union": SCHOOL_UNION, "student_no": staff, "signed_on": "2025-09-05"}],
        "trainings": [{"union": SCHOOL_UNION, "title": "骨干培训", "held_on": "2025-09-10"}],
        "projects": [
            {"project": "运动会", "union": SCHOOL_UNION, "start": "2025-10-01", "end": "2025-10-07"}
        ],
        "volunteers": [{"project": "运动会", "student_no": other, "start": "2025-10-01", "end": ""}],
        "needs": [
            {
                "need": "诉求-1",
                "union": "",
                "category": "学业发展",
                "raised_on": "2026-02-01",
                "routed_to": "教务处",
                "replied_on": "2026-03-10",
                "rating": "满意",
            }
        ],
        "attestations": [
            attestation("service.only", SCHOOL_UNION, ""),
            attestation("eligibility.conduct", SCHOOL_UNION, staff, evidence="班级评议"),
            attestation("duty.teaching_vice_president", UNIVERSITY, UNIVERSITY, holds="否"),
        ],
    }


def grade(student_no: str, course_code: str, **facts: Any) -> dict[str, Any]:
    return {"student_no": student_no, "term": "2025-2026-1", "course_code": course_code, **facts}


def post(student_no: str, name: str, **facts: Any) -> dict[str, Any]:
    return {"union": SCHOOL_UNION, "student_no": student_no, "post": name, "start": "2025-09-01", **facts}


def step(case: str, student_no: str, act: str, organ: str, **facts: Any) -> dict[str, Any]:
    return {
        "case": case,
        "kind": "nomination.presidium.school",
        "union": SCHOOL_UNION,
        "student_no": student_no,
        "act": act,
        "organ": organ,
        "date": "2025-08-20",
        **facts,
    }


def attestation(rule: str, union: str, subject: str, **facts: Any) -> dict[str, Any]:
    return {
        "rule": rule,
        "union": union,
        "subject": subject,
        "holds": "是",
        "by": "校团委",
        "date": "2025-08-25",
        "evidence": "",
        **facts,
    }


def written(folder: Path, tables: Tables) -> Path:
    """`tables` as csv files, with every column that any row of a table has."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        declared = next(table for table in TABLES if table.name == name)
        used = {column for row in rows for column in row} | declared.required
        header = [column.name for column in declared.columns if column.name in used]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, header, restval="")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def read(folder: Path) -> Folder:
    pack = resolve("kunming", LATER)
    vocabulary = Vocabulary(pack.organ_names, frozenset(pack.chains), frozenset(pack.rules))
    return read_folder(folder, TABLES, vocabulary)


def folder_of(folder: Path, tables: Tables) -> Folder:
    return read(written(folder, tables))


def keeper() -> Account:
    """The deputy secretary, on the school league committee since long ago."""
    account, made = Account.objects.get_or_create(username="gumingchuan", defaults={"name": "顾明川"})
    if made:
        Seat.objects.create(account=account, organ=ORGAN, start=date(2020, 9, 1))
    return account

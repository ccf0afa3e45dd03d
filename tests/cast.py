"""The permanent cast: the people whom tests speak of. All are fictional.

Each has a part in the institution; what they may do follows from the seat on `organ` for `unit`, or from
having none. Student numbers and names never change, so that a test can be read without looking them up.
"""

from __future__ import annotations

from dataclasses import dataclass

UNIVERSITY = "云岭大学"
COLLEGE = "信息工程学院"
OTHER_COLLEGE = "外国语学院"
CLASS = "软件2401"
SCHOOL_UNION = "校学生会"
COLLEGE_UNION = "信息工程学院学生会"


@dataclass(frozen=True, slots=True)
class Person:
    """`organ` is an organ's id in the packs; `unit` is the class, college or school the seat is for."""

    part: str
    name: str
    organ: str | None = None
    unit: str | None = None
    student_no: str | None = None


CLASS_BRANCH_SECRETARY = Person("班级团支书", "陆晓禾", "class_league_branch", CLASS, "20240101")
COLLEGE_LEAGUE_TEACHER = Person("学院团总支老师", "贺文澜", "college_league_org", COLLEGE)
COLLEGE_PARTY_SECRETARY = Person("学院党委秘书", "邵怀远", "college_party_org", COLLEGE)
STUDENT_AFFAIRS_TEACHER = Person("学工部老师", "沈知行", "school_student_affairs", UNIVERSITY)
DEPUTY_LEAGUE_SECRETARY = Person("校团委专职副书记", "顾明川", "school_league_committee", UNIVERSITY)
PARTY_SECRETARY_OFFICE = Person("学校党委秘书", "温景云", "school_party_committee", UNIVERSITY)
DELEGATE = Person("代表", "苏予安", student_no="20240102")
STAFF_MEMBER = Person("工作人员", "江一帆", student_no="20240103")
STUDENT = Person("普通同学", "叶清和", student_no="20240104")
OUTSIDER = Person("外人", "白露生")

CAST = (
    CLASS_BRANCH_SECRETARY,
    COLLEGE_LEAGUE_TEACHER,
    COLLEGE_PARTY_SECRETARY,
    STUDENT_AFFAIRS_TEACHER,
    DEPUTY_LEAGUE_SECRETARY,
    PARTY_SECRETARY_OFFICE,
    DELEGATE,
    STAFF_MEMBER,
    STUDENT,
    OUTSIDER,
)

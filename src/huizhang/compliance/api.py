"""Findings, unions and students as JSON: the same queries, and the same sight, as the pages."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404
from django.utils import timezone
from ninja import Router, Schema

from huizhang.compliance.board.columns import columns_of, within
from huizhang.compliance.board.opening import OTHERS
from huizhang.compliance.looks import record_looks
from huizhang.compliance.plan import plan_on
from huizhang.compliance.queries import standing
from huizhang.compliance.report.labels import article_of
from huizhang.compliance.unions.queries import (
    counted,
    findings_of,
    records_of,
    staff_of,
    union_named,
    unions_in_sight,
)
from huizhang.eligibility.actions import record_views
from huizhang.eligibility.conditions import conditions_of
from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status, plain
from huizhang.people import queries as people
from huizhang.people.queries.seeing import (
    SeeingRequest,
    require,
    require_records,
    require_student,
    require_union,
)
from huizhang.shell.api import REFUSALS, Paged, paged
from huizhang.shell.pages import ROWS_A_PAGE, reading

router = Router(tags=["compliance"])


class FindingOut(Schema):
    """As `huizhang audit --json` writes it."""

    rule: str
    article: str
    union: str
    subject: str
    status: Status
    observed: Any = None
    required: Any = None
    evidence: list[Any]
    message: str
    fix: str


class Findings(Paged):
    items: list[FindingOut]


class UnionOut(Schema):
    union: str
    level: str
    kind: str | None = None
    college: str | None = None
    staff: int


class Unions(Paged):
    items: list[UnionOut]


class PostOut(Schema):
    student_no: str
    name: str | None = None
    post: str
    department: str | None = None
    start: datetime.date
    end: datetime.date | None = None


class OneUnion(UnionOut):
    date: datetime.date
    departments: list[str]
    posts: list[PostOut]
    findings: dict[str, int]


class StudentOut(Schema):
    student_no: str
    name: str
    college: str
    major: str
    class_name: str
    entry_year: int
    level: str
    status: str


class Students(Paged):
    items: list[StudentOut]


class ConditionOut(Schema):
    rule: str
    article: str
    union: str
    status: Status
    reasons: list[str]


class OneStudent(StudentOut):
    date: datetime.date
    political_status: str | None = None
    eligible: Status | None = None
    conditions: list[ConditionOut]


@router.get(
    "/findings", response={200: Findings, **REFUSALS}, summary=message("The findings of a day, paged").text
)
def findings(
    request: SeeingRequest,
    date: datetime.date | None = None,
    union: str = "",
    article: str = "",
    rule: str = "",
    status: Status | None = None,
    page: int = 1,
    size: int = ROWS_A_PAGE,
) -> dict[str, Any]:
    """`article` as 三 or 3; today where no `date` is given."""
    require_records(request.sight)
    day = date or timezone.localdate()
    then = standing(day, plan_on(day))
    columns = columns_of(then, request.sight)
    require(not union or union in {column.union for column in columns}, OTHERS)
    kept = [
        one
        for one in within(then, columns, request.sight)
        if union in ("", one.union)
        and rule in ("", one.rule.id)
        and (not article or article in (one.rule.cite, str(article_of(one.rule.cite))))
        and status in (None, one.status)
    ]
    found = paged(kept, page, size)
    record_looks(request, then.report, found["items"], "api")
    return {**found, "items": [one.as_dict(reading()) for one in found["items"]]}


@router.get("/unions", response={200: Unions, **REFUSALS}, summary=message("The unions within sight").text)
def unions(request: SeeingRequest, page: int = 1, size: int = ROWS_A_PAGE) -> dict[str, Any]:
    found = paged(unions_in_sight(request.sight), page, size)
    staff = staff_of(found["items"], timezone.localdate())
    return {**found, "items": [_union(union, staff[union.union]) for union in found["items"]]}


@router.get(
    "/unions/{path:name}",
    response={200: OneUnion, **REFUSALS},
    summary=message("A union: its people, and its findings by status").text,
)
def one_union(request: SeeingRequest, name: str, date: datetime.date | None = None) -> dict[str, Any]:
    """Outside one's sight the answer is the same whether or not there is such a union."""
    found = union_named(name)
    require_union(request.sight, found.college if found else "")
    if found is None:
        raise Http404
    day = date or timezone.localdate()
    records = records_of(found, day)
    judged = counted(findings_of(records, plan_on(day), request.sight))
    held = [post for posts in records.held.values() for post in posts]
    return {
        **_union(found, len(records.held)),
        "date": day,
        "departments": list(records.departments),
        "posts": [
            {
                "student_no": post.student_no,
                "name": records.students[post.student_no].name
                if post.student_no in records.students
                else None,
                "post": post.post,
                "department": post.department,
                "start": post.start,
                "end": post.end,
            }
            for post in held
        ],
        "findings": {str(status): number for status, number in judged.items()},
    }


@router.get(
    "/students",
    response={200: Students, **REFUSALS},
    summary=message("Students by name, pinyin or number").text,
)
def students(request: SeeingRequest, q: str, page: int = 1, size: int = ROWS_A_PAGE) -> dict[str, Any]:
    require_records(request.sight)
    found = paged(people.found(q, None if request.sight.school else request.sight.colleges), page, size)
    return {**found, "items": [_found(student) for student in found["items"]]}


@router.get(
    "/students/{path:student_no}",
    response={200: OneStudent, **REFUSALS},
    summary=message("A student's facts and conditions; looking is recorded").text,
)
def one_student(request: SeeingRequest, student_no: str, date: datetime.date | None = None) -> dict[str, Any]:
    """Outside one's sight the answer is the same whether or not there is such a student."""
    known = people.facts_known(student_no)
    require_student(request.sight, student_no, known[0].student.college if known else "")
    if not known:
        raise Http404
    day = date or timezone.localdate()
    # nobody is shown what was not recorded first
    record_views(request.user, student_nos=[student_no], what="api", organs=request.sight.organs)
    facts = next((one for one in known if one.since <= day), known[-1]).student
    judged = conditions_of(facts, day, plan_on(day))
    return {
        **{field: getattr(facts, field) for field in StudentOut.model_fields},
        "date": day,
        "political_status": facts.political_status,
        "eligible": judged.status,
        "conditions": [
            {
                "rule": one.rule.id,
                "article": one.rule.cite,
                "union": one.union,
                "status": one.verdict.status,
                "reasons": [reason.message.say(reading()) for reason in one.verdict.deciding],
            }
            for one in judged.each
        ],
    }


def _union(union: Any, staff: int) -> dict[str, Any]:
    facts = {"union": union.union, "level": union.level, "kind": union.kind, "college": union.college}
    return {**{name: plain(value) for name, value in facts.items()}, "staff": staff}


def _found(student: Any) -> dict[str, Any]:
    group = student.class_group
    return {
        "student_no": student.student_no,
        "name": student.name,
        "college": group.major.college_id,
        "major": group.major.name,
        "class_name": group.name,
        "entry_year": group.entry_year,
        "level": group.level,
        "status": student.status,
    }

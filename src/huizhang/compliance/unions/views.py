"""The unions in sight and the page of one, as it is today or was on any day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from huizhang.compliance.finding import Finding
from huizhang.compliance.plan import day_asked, plan_on
from huizhang.compliance.queries import standing
from huizhang.compliance.unions import papers, sheet
from huizhang.compliance.unions.caps import caps
from huizhang.compliance.unions.chart import departments_of, drawn, presidium_of
from huizhang.compliance.unions.queries import (
    UnionRecords,
    counted,
    findings_of,
    records_of,
    staff_of,
    told,
    unions_in_sight,
    waiting,
)
from huizhang.compliance.unions.roster import RosterRow, roster
from huizhang.compliance.unions.terms import by_term, past_posts, turns
from huizhang.documents.papers import MEDIA_TYPES
from huizhang.documents.typst import FontMissing
from huizhang.eligibility.actions import record_views
from huizhang.eligibility.snapshot import DamagedSnapshot
from huizhang.kernel.message import Message
from huizhang.kernel.terms import Calendar
from huizhang.kernel.verdict import Status, heaviest
from huizhang.org.queries.seeing import union_seen
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.pack import PackError
from huizhang.shell.downloads import as_download
from huizhang.shell.navigation import url_of
from huizhang.shell.pages import ROWS_A_PAGE, Crumb, page_of, reading

T = TypeVar("T")


@require_safe
@login_required
@seeing
def unions(request: SeeingRequest) -> HttpResponse:
    day = day_asked(request)
    seen = unions_in_sight(request.sight)
    page = page_of(request, seen)
    shown = list(page)
    guided = {union.union for union in shown if request.sight.college(union.college or "")}
    statuses, untold = _statuses(request, day, guided)
    staff = staff_of(shown, day)
    rows = [(union, staff[union.union], statuses.get(union.union)) for union in shown]
    return render(
        request, "compliance/unions/unions.html", {"rows": rows, "page": page, "day": day, "untold": untold}
    )


@require_safe
@login_required
@seeing
@transaction.atomic
def union(request: SeeingRequest, name: str) -> HttpResponse:
    """Also as a file of the roster (`?file=csv`, `?file=xlsx`), of exactly the rows that are shown, and as
    staff list and appointment notice on paper (`?file=list.pdf`, …) of all rows that the filters leave."""
    found = union_seen(request, name)
    records = records_of(found, day_asked(request))
    findings, calendar, untold = _judged(request, records)
    everybody = roster(records.held, records.students, findings, request.sight, reading())
    page = page_of(request, _filtered(request, everybody))
    open_page = _page(request, "open", waiting(findings))
    kind = request.GET.get("file", "")
    _record_looks(request, page, () if kind in sheet.KINDS else open_page, records)
    if kind in sheet.KINDS:
        return sheet.download(found.union, records.day, list(page), kind)
    if kind in papers.KINDS:
        return _paper(request, kind, records, _filtered(request, everybody))
    context = {
        "union": found,
        "day": records.day,
        "page": page,
        "everybody": everybody,
        "untold": untold,
        "judged": any(row.open for row in everybody),
        "crumbs": [Crumb(gettext("Unions"), reverse("compliance:unions"))],
        "open_page": open_page,
        "open": told(open_page, records, reading()),
        "counted": counted(findings),
        "caps": caps(findings, found.union),
        "board": url_of("compliance:findings"),
        **_structure(records, everybody),
        **_over_time(request, records, calendar),
    }
    return render(request, "compliance/unions/union.html", context)


def _paper(request: SeeingRequest, kind: str, records: UnionRecords, rows: list[RosterRow]) -> HttpResponse:
    """Back to the page, with what is missing, where there is no plan or no Chinese font."""
    try:
        name, form, content = papers.paper(kind, records.union.union, records.day, rows)
    except (PackError, FontMissing) as refused:
        messages.error(request, refused.message.say(gettext))
        return redirect("compliance:union", records.union.union)
    return as_download(name, MEDIA_TYPES[form], content)


def _statuses(
    request: SeeingRequest, day: date, guided: set[str]
) -> tuple[dict[str, Status], Message | None]:
    """The heaviest status of each union that the reader guides; who only serves in one sees none."""
    if not guided:
        return {}, None
    try:
        squares = standing(day, plan_on(day)).squares_in(request.sight)
    except (PackError, DamagedSnapshot) as refused:
        return {}, refused.message
    found: dict[str, set[Status]] = {}
    for by_union in squares.values():
        for name, square in by_union.items():
            if name in guided and square:
                found.setdefault(name, set()).update(map(Status, square))
    return {name: heaviest(statuses) for name, statuses in found.items()}, None


def _judged(request: SeeingRequest, records: UnionRecords) -> tuple[list[Finding], Calendar, Message | None]:
    try:
        pack = plan_on(records.day)
        return findings_of(records, pack, request.sight), pack.calendar, None
    except (PackError, DamagedSnapshot) as refused:
        return [], Calendar(), refused.message


def _filtered(request: SeeingRequest, rows: list[RosterRow]) -> list[RosterRow]:
    post, department = request.GET.get("post", ""), request.GET.get("department", "")
    person = request.GET.get("person", "")
    return [row for row in rows if row.holds(post, department) and person in ("", row.student_no)]


def _record_looks(
    request: SeeingRequest, rows: Iterable[RosterRow], findings: Iterable[Finding], records: UnionRecords
) -> None:
    """Those whose standing is shown; a file has no findings beside its rows."""
    shown = {row.student_no for row in rows if row.open}
    shown |= {one.subject for one in findings if one.subject in records.students}
    what = "download" if request.GET.get("file") in sheet.KINDS else "roster"
    record_views(request.user, student_nos=shown, what=what, organs=request.sight.organs)


def _page(request: SeeingRequest, name: str, rows: Sequence[T]) -> Page[T]:
    """The page of a list beside the roster that `?name=` asks for."""
    return Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get(name))


def _structure(records: UnionRecords, rows: list[RosterRow]) -> dict[str, Any]:
    presidium, departments = presidium_of(rows), departments_of(rows, records.departments)
    return {
        "presidium": presidium,
        "departments": departments,
        "chart": drawn(gettext("Presidium"), presidium, departments),
    }


def _over_time(request: SeeingRequest, records: UnionRecords, calendar: Calendar) -> dict[str, Any]:
    past = past_posts(records.posts, records.students, calendar, records.day)
    past_page = _page(request, "past", past)
    projects = [
        (project, [(records.students[one.student_no], one) for one in volunteers])
        for project, volunteers in records.projects
    ]
    return {
        "turns": turns(records.posts, records.students, calendar, records.day),
        "past": by_term(past_page),
        "past_page": past_page,
        "projects": projects,
    }

"""Finding a student, and everything known of one; every look at somebody else's standing is recorded."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from huizhang.compliance.behind.rows import RowsBehind
from huizhang.compliance.plan import day_asked, plan_on
from huizhang.compliance.students.shown import (
    SEEN,
    WINDOWS,
    ShownCondition,
    ShownLook,
    ShownPost,
    grades_by_term,
)
from huizhang.eligibility import queries as eligibility
from huizhang.eligibility.actions import record_views
from huizhang.eligibility.conditions import conditions_of
from huizhang.eligibility.snapshot import DamagedSnapshot
from huizhang.kernel.message import Message
from huizhang.kernel.records import Student
from huizhang.org import queries as org
from huizhang.people import queries as people
from huizhang.people.queries.seeing import SeeingRequest, require_records, require_student, seeing
from huizhang.people.queries.visibility import Sight
from huizhang.policy.pack import PackError
from huizhang.shell.pages import Crumb, page_of, reading, render_page

LAST_LOOKS = 20


@require_safe
@login_required
@seeing
def search(request: SeeingRequest) -> HttpResponse:
    """By name, pinyin or number, among those whom the reader guides."""
    require_records(request.sight)
    asked = request.GET.get("q", "")
    found = people.found(asked, None if request.sight.school else request.sight.colleges)
    context = {"asked": asked, "page": page_of(request, found)}
    return render_page(request, "compliance/students/search.html", "compliance/students/found.html", context)


@require_safe
@login_required
@seeing
def own(request: SeeingRequest) -> HttpResponse:
    """The reader's own page; who is no student here is told so."""
    if request.sight.own is None:
        return render(request, "compliance/students/no_student.html")
    return redirect("compliance:student", request.sight.own)


@require_safe
@login_required
@seeing
@transaction.atomic
def student(request: SeeingRequest, student_no: str) -> HttpResponse:
    """Outside the reader's sight the answer is the same whether or not there is such a student."""
    known = people.facts_known(student_no)
    require_student(request.sight, student_no, known[0].student.college if known else "")
    if not known:
        raise Http404
    day = day_asked(request)
    record_views(request.user, student_nos=[student_no], what="page", organs=request.sight.organs)
    facts = next((one for one in known if one.since <= day), known[-1])
    context = {
        "known": known,
        "student": facts.student,
        "day": day,
        "crumbs": _crumbs(request),
        **_standing(facts.student, day, request.sight),
        "looks": _looks(student_no, day),
    }
    return render(request, "compliance/students/student.html", context)


def _standing(student: Student, day: date, sight: Sight) -> dict[str, Any]:
    """The conditions, the standings, the transcript and the posts; or what keeps them from being told."""
    language = reading()
    posts = [ShownPost.of(post, day) for post in org.posts_of(student.student_no, day)]
    try:
        pack = plan_on(day)
        judged = conditions_of(student, day, pack)
        grades = eligibility.transcript(day, student.student_no)
        behind = RowsBehind((row for one in judged.each for row in one.verdict.evidence), day, sight)
    except (PackError, DamagedSnapshot) as refused:
        said: Message = refused.message
        return {"untold": said, "posts": posts}
    return {
        "status": judged.status,
        "holds_post": any(post.held for post in posts),
        "conditions": [ShownCondition.of(one, pack, language, behind) for one in judged.each],
        "standings": [(WINDOWS[one.window], one) for one in judged.standings],
        "disagreements": judged.disagreements,
        "terms": grades_by_term(grades),
        "grades": len(grades),
        "posts": sorted(posts, key=lambda post: post.start, reverse=True),
    }


def _looks(student_no: str, day: date) -> list[ShownLook]:
    """The last looks by others, each with the organs on whose behalf."""
    looks = list(eligibility.views_of(student_no)[:LAST_LOOKS])
    try:
        organs = plan_on(day).organs if looks else {}
    except PackError:
        organs = {}
    language = reading()

    def named(organ: str) -> str:
        known = organs.get(organ)
        return language.choose(known.names[0], known.en) if known else organ

    return [
        ShownLook(
            look.at,
            look.account.name,
            language(", ").join(map(named, filter(None, look.organs.split("、")))),
            SEEN[look.what],
        )
        for look in looks
    ]


def _crumbs(request: SeeingRequest) -> list[Crumb]:
    return [Crumb(gettext("Students"), reverse("compliance:students"))] if request.sight.records else []

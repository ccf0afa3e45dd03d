"""The candidates for a union's presidium: whom they represent, how far they are, what they wait for."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huizhang.org import queries as org
from huizhang.people.queries.seeing import SeeingRequest, require_union, seeing
from huizhang.selection.queries.candidates import candidates, shares
from huizhang.selection.queries.course import course_of_nomination
from huizhang.selection.views.unions import crumbs_of
from huizhang.shell.pages import page_of


@require_safe
@login_required
@seeing
def every(request: SeeingRequest, name: str) -> HttpResponse:
    union = next((one for one in org.unions() if one.union == name), None)
    require_union(request.sight, union.college if union else "")
    if union is None:
        raise Http404
    found = list(candidates(name))
    staff = {one.student_id for one in found if one.staff}  # type: ignore[attr-defined]  # annotated
    page = page_of(request, found)
    facts = {
        "union": name,
        "page": page,
        "rows": [(one, course_of_nomination(one)) for one in page.object_list],
        "shares": shares([one.student for one in found], staff),
        "count": len(found),
        "crumbs": crumbs_of(name),
    }
    return render(request, "selection/candidates.html", facts)

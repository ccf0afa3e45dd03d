"""Recommending one person: whom, for which post, what stands in the way, who decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from huizhang.approvals.actions import CaseRefused, attach
from huizhang.eligibility.actions import record_views
from huizhang.eligibility.snapshot import DamagedSnapshot
from huizhang.kernel.verdict import Status, heaviest
from huizhang.people import queries as people
from huizhang.people.queries import Student
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.pack import Pack
from huizhang.policy.words import as_called
from huizhang.selection.actions import Weighed, Wish, faults_of_list, nominate, weigh
from huizhang.selection.forms import RecommendForm
from huizhang.selection.kinds import held_besides
from huizhang.selection.queries import conditions_for, conditions_for_all, place_of
from huizhang.selection.queries.beside import posts_beside
from huizhang.selection.queries.limits import limits_of
from huizhang.selection.queries.offices import (
    Office,
    departments,
    recommended_already,
    usual_period,
)
from huizhang.selection.rules import chain_to
from huizhang.selection.rules.notices import notice_days
from huizhang.selection.views.asked import office_asked, offices_of, plan_today, student_of, told
from huizhang.selection.views.shown import ShownCondition, course_of, limits_shown
from huizhang.shell.pages import Crumb, organ_called, page_of

PEOPLE_A_PAGE = 30


@require_safe
@login_required
@seeing
def whom(request: SeeingRequest) -> HttpResponse:
    """Those whom the reader's seat may recommend: the class, or whoever is found in the college."""
    pack = plan_today()
    found = offices_of(request.user, pack)
    office = office_asked(request, found)
    asked = request.GET.get("q", "")
    page = page_of(request, office.found(asked), PEOPLE_A_PAGE)
    people_shown = list(page.object_list)
    record_views(
        request.user,
        student_nos=[one.pk for one in people_shown],
        what="recommendation",
        organs=[office.organ],
    )
    facts = {
        "offices": [(one, organ_called(pack, one.organ)) for one in found],
        "office": office,
        "organ": organ_called(pack, office.organ),
        "asked": asked,
        "page": page,
        "rows": _rows(people_shown, pack),
    }
    return render(request, "selection/whom.html", facts)


def _rows(found: Sequence[Student], pack: Pack) -> list[tuple[Student, Status | None, bool]]:
    """Each with the verdict of article four, where it can be told, and whether organs decide already."""
    day, numbers = timezone.localdate(), [one.pk for one in found]
    already = recommended_already(numbers)
    try:
        judged = conditions_for_all(people.students(day, set(numbers)).values(), day, pack)
    except DamagedSnapshot:
        judged = {}
    status = {
        number: heaviest(one.verdict.status for one in conditions)
        for number, conditions in judged.items()
        if conditions
    }
    return [(one, status.get(one.pk), one.pk in already) for one in found]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
@transaction.atomic
def one(request: SeeingRequest, student_no: str) -> HttpResponse:
    """First checked and told, then handed in; a look at the standing is recorded."""
    pack = plan_today()
    office = office_asked(request, offices_of(request.user, pack))
    student = student_of(office, student_no)
    record_views(request.user, student_nos=[student.pk], what="recommendation", organs=[office.organ])
    form = _form(request, office, pack)
    if not form.is_bound:
        return _shown(request, office, student, form, pack)
    if not form.is_valid():
        return _shown(request, office, student, form, pack, status=422)
    wish = form.wish(student)
    if request.POST.get("act") == "hand_in":
        return _handed_in(request, office, student, form, wish, pack)
    return _checked(request, office, student, form, wish, pack)


def _form(request: SeeingRequest, office: Office, pack: Pack) -> RecommendForm:
    day = timezone.localdate()
    start, end = usual_period(pack, day)
    names = dict.fromkeys(one.union.union for one in office.openings)
    given = request.POST if request.method == "POST" else None
    return RecommendForm(
        given,
        office=office,
        departments={name: departments(name, day) for name in names},
        initial={"start": start, "end": end},
    )


def _handed_in(
    request: SeeingRequest, office: Office, student: Student, form: RecommendForm, wish: Wish, pack: Pack
) -> HttpResponse:
    try:
        with transaction.atomic():
            made = nominate(actor=request.user, organ=office.organ, wishes=[wish], pack=pack)
            attach_all(request, made[0].case_id)
    except CaseRefused as refused:
        return _shown(request, office, student, form, pack, status=409, faults=told(refused.messages))
    messages.success(
        request, gettext("{name} is recommended; the case is on its way.").format(name=student.name)
    )
    return redirect("approvals:case", made[0].case_id)


def attach_all(request: SeeingRequest, case: int) -> None:
    """The files that came with the form. Raises CaseRefused."""
    for file in request.FILES.getlist("file"):
        content = file.read(settings.LARGEST_ATTACHMENT + 1)
        attach(actor=request.user, case=case, name=file.name or "", content=content)


def _checked(
    request: SeeingRequest, office: Office, student: Student, form: RecommendForm, wish: Wish, pack: Pack
) -> HttpResponse:
    day = timezone.localdate()
    try:
        weighed = weigh(wish, pack, day)
    except CaseRefused as refused:
        return _shown(request, office, student, form, pack, status=409, faults=told(refused.messages))
    faults = weighed.faults or tuple(faults_of_list([weighed], pack, day))
    if faults:
        return _shown(request, office, student, form, pack, status=409, faults=told(faults))
    coming: dict[str, Any] = {
        "course": course(weighed, pack, request.user.name),
        "notice": notice_days(pack),
        "limits": limits_shown(limits_of(pack, [wish.as_post], day)),
    }
    return _shown(request, office, student, form, pack, **coming)


def course(weighed: Weighed, pack: Pack, me: str) -> list[Any]:
    wish, level = weighed.wish, weighed.union.level
    place = place_of(weighed.union, weighed.student)
    called = as_called(pack, graduate=weighed.union.graduate)
    return course_of(called, chain_to(level, wish.post), place, wish.post, timezone.localdate(), me)


def _shown(
    request: SeeingRequest,
    office: Office,
    student: Student,
    form: RecommendForm,
    pack: Pack,
    status: int = 200,
    **found: Any,
) -> HttpResponse:
    facts = {
        "office": office,
        "organ": organ_called(pack, office.organ),
        "student": student,
        "beside": _beside(office, student),
        "form": form,
        "crumbs": [Crumb(gettext("Recommend"), f"{reverse('selection:whom')}?seat={office.seat.pk}")],
        **eligibility_of(student, pack),
        **found,
    }
    return render(request, "selection/recommend.html", facts, status=status)


def _beside(office: Office, student: Student) -> list[dict[str, Any]]:
    """What the person has in the unions for which the seat recommends."""
    unions = {one.union.union for one in office.openings}
    held = posts_beside([student.pk], timezone.localdate())
    return [{"union": one.union_id, "said": held_besides(one)} for one in held if one.union_id in unions]


def eligibility_of(student: Student, pack: Pack) -> dict[str, Any]:
    """The conditions of article four as of today, or what keeps them from being told."""
    day = timezone.localdate()
    known = people.students(day, {student.pk})[student.pk]
    try:
        conditions = conditions_for(known, day, pack)
    except DamagedSnapshot as damaged:
        return {"untold": damaged.message}
    return {
        "conditions": [ShownCondition.of(one) for one in conditions],
        "eligibility": heaviest(one.verdict.status for one in conditions) if conditions else None,
    }

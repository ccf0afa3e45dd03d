"""Projects in the browser: what is called for, one project, a union's projects, a proposal."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from huizhang.approvals.actions import CaseRefused
from huizhang.kernel.records import Union
from huizhang.org.queries.seeing import project_of, union_seen
from huizhang.org.queries.volunteering import (
    call_of,
    calling,
    own_sign_up,
    projects_of,
    runs_project,
    service_of,
    sign_ups_of,
    volunteers_of,
)
from huizhang.org.rules.projects import refusal_of_sign_up
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack
from huizhang.selection.actions.projects import correct_project, plan_of, propose_project
from huizhang.selection.projects.forms import PlanForm, SignUpForm
from huizhang.selection.queries.backings import collective
from huizhang.selection.queries.seeing import returned_project
from huizhang.selection.queries.standing import ONLY_THE_UNION, may_ask_for
from huizhang.selection.rules.projects import CHAIN
from huizhang.selection.views.asked import plan_today
from huizhang.selection.views.unions import crumbs_of, decisions_to_name, named_decision, tell
from huizhang.shell.pages import Crumb, page_of


@require_safe
@login_required
@seeing
def projects(request: SeeingRequest) -> HttpResponse:
    """Every project that looks for volunteers, open to everybody; and where the reader helped."""
    own = service_of(request.user.student_id)[:20] if request.user.student_id else ()
    today = timezone.localdate()
    facts = {"page": page_of(request, calling(today)), "own": own, "today": today}
    return render(request, "selection/projects/projects.html", facts)


@require_safe
@login_required
@seeing
def project(request: SeeingRequest, name: str) -> HttpResponse:
    return shown(request, name, SignUpForm())


def shown(request: SeeingRequest, name: str, form: SignUpForm, status: int = 200) -> HttpResponse:
    """The project, and for whoever runs it those who signed up and serve."""
    found, pack, today = project_of(name), plan_today(), timezone.localdate()
    call, own = call_of(found, today), own_sign_up(request.user, found)
    runs = runs_project(request.user, found.union, pack, today)
    is_student = request.user.student_id is not None
    facts: dict[str, Any] = {
        "project": found,
        "plan": getattr(found, "plan", None),
        "call": call,
        "left": max(0, call.needed - call.accepted),
        "own": own,
        "closed": refusal_of_sign_up(call, already=False, is_student=is_student),
        "runs": runs,
        "form": form,
        "today": today,
        "crumbs": [Crumb(gettext("Volunteer projects"), reverse("projects:projects"))],
    }
    if runs:
        waiting = sign_ups_of(found).filter(volunteer__isnull=True, declined_at__isnull=True)
        facts["waiting"] = waiting[:200]
        facts["page"] = page_of(request, volunteers_of(found))
    return render(request, "selection/projects/project.html", facts, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def of_union(request: SeeingRequest, name: str) -> HttpResponse:
    """A union's projects; the union proposes another one."""
    union, pack = union_seen(request, name), plan_today()
    if request.method != "POST":
        return _listed(request, union, pack, PlanForm(resolutions=decisions_to_name(name)))
    require(may_ask_for(request.user, union, pack, timezone.localdate()), ONLY_THE_UNION)
    form = PlanForm(request.POST, resolutions=decisions_to_name(name))
    if not form.is_valid():
        return _listed(request, union, pack, form, 422)
    try:
        made = propose_project(
            actor=request.user,
            union=union.union,
            plan=form.plan(),
            pack=pack,
            resolution=named_decision(request, name),
        )
    except CaseRefused as refused:
        tell(form, refused)
        return _listed(request, union, pack, form, 409)
    messages.success(request, gettext("Handed in; the case is on its way."))
    return redirect("approvals:case", made.pk)


def _listed(
    request: SeeingRequest, union: Union, pack: Pack, form: PlanForm, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    facts = {
        "union": union,
        "page": page_of(request, projects_of(union.union)),
        "may_ask": may_ask_for(request.user, union, pack, today),
        "collective": collective(CHAIN, union.union, pack, today),
        "form": form,
        "today": today,
        "crumbs": crumbs_of(union.union),
    }
    return render(request, "selection/projects/of_union.html", facts, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def correct(request: SeeingRequest, number: int) -> HttpResponse:
    """A proposal that came back, for whoever handed it in."""
    case = returned_project(request.user, number)
    plan = plan_of(case)
    asked = {one: getattr(plan, one) for one in ("name", "purpose", "start", "end", "needed")}
    form = PlanForm(request.POST if request.method == "POST" else None, initial=asked)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            correct_project(actor=request.user, case=case, plan=form.plan(), pack=plan_today())
            messages.success(request, gettext("Handed in; the case is on its way."))
            return redirect("approvals:case", case.pk)
        except CaseRefused as refused:
            tell(form, refused)
            status = 409
    facts = {"form": form, "case": case, "crumbs": crumbs_of(case.union_id or "")}
    return render(request, "selection/projects/correct.html", facts, status=status)

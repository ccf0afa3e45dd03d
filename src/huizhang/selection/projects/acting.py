"""What is done on the page of one project, and the certificate of a volunteer."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huizhang.documents.typst import FontMissing
from huizhang.kernel.message import Message, message
from huizhang.org.actions import PostRefused
from huizhang.org.actions.projects import (
    answer_sign_up,
    record_hours,
    release,
    sign_up,
    withdraw_sign_up,
)
from huizhang.org.queries import SignUp, Union, Volunteer
from huizhang.org.queries.volunteering import runs_project, service
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.selection.projects.asked import project_asked
from huizhang.selection.projects.certificate import certificate_of
from huizhang.selection.projects.forms import HoursForm, SignUpForm
from huizhang.selection.projects.views import shown
from huizhang.selection.views.asked import plan_today

DONE = {
    "signed": message("You have signed up; whoever runs the project answers."),
    "withdrawn": message("You are no longer signed up."),
    "accepted": message("Accepted as a volunteer of this project."),
    "declined": message("The sign-up is declined."),
    "hours": message("The hours are written down."),
    "released": message("The volunteer is released."),
}
NOT_YOURS = message("Only whoever runs this project, or the volunteer, may see this.")


@require_POST
@login_required
@seeing
def join(request: SeeingRequest, name: str) -> HttpResponse:
    found, form = project_asked(name), SignUpForm(request.POST)
    if not form.is_valid():
        return shown(request, name, form, 422)
    said = form.cleaned_data["said"]
    return _done(
        request,
        name,
        "signed",
        lambda: sign_up(actor=request.user, project=found, said=said, pack=plan_today()),
    )


@require_POST
@login_required
@seeing
def leave(request: SeeingRequest, name: str) -> HttpResponse:
    found = project_asked(name)
    return _done(
        request,
        name,
        "withdrawn",
        lambda: withdraw_sign_up(actor=request.user, project=found, pack=plan_today()),
    )


@require_POST
@login_required
@seeing
def answer(request: SeeingRequest, number: int) -> HttpResponse:
    found = get_object_or_404(SignUp.objects.select_related("project__union"), pk=number)
    _demand_runs(request, found.project.union)
    accept = request.POST.get("accept") == "yes"
    return _done(
        request,
        found.project_id,
        "accepted" if accept else "declined",
        lambda: answer_sign_up(actor=request.user, signed_up=found, accept=accept, pack=plan_today()),
    )


@require_POST
@login_required
@seeing
def hours(request: SeeingRequest, number: int) -> HttpResponse:
    found, form = _volunteer(number), HoursForm(request.POST)
    _demand_runs(request, found.project.union)
    if not form.is_valid():
        for said in (str(one) for errors in form.errors.values() for one in errors):
            messages.error(request, said)
        return redirect("projects:project", found.project_id)
    return _done(
        request,
        found.project_id,
        "hours",
        lambda: record_hours(
            actor=request.user,
            volunteer=found,
            day=form.cleaned_data["day"],
            half_hours=form.half_hours(),
            said=form.cleaned_data["said"],
            pack=plan_today(),
        ),
    )


@require_POST
@login_required
@seeing
def let_go(request: SeeingRequest, number: int) -> HttpResponse:
    found = _volunteer(number)
    _demand_runs(request, found.project.union)
    return _done(
        request,
        found.project_id,
        "released",
        lambda: release(actor=request.user, volunteer=found, pack=plan_today()),
    )


@require_safe
@login_required
@seeing
def certificate(request: SeeingRequest, number: int) -> HttpResponse:
    """As PDF, for the volunteer and whoever runs the project, once the service is over."""
    found = service(number)
    if found is None:
        raise Http404
    own = request.user.student_id == found.student_id
    today = timezone.localdate()
    runs = runs_project(request.user, found.project.union, plan_today(), today)
    require(own or runs, NOT_YOURS)
    until = found.end or found.project.end
    if until is None or until > today:
        raise Http404
    try:
        made = certificate_of(found, until, today)
    except FontMissing as missing:
        messages.error(request, missing.message.say(gettext))
        return redirect("projects:project", found.project_id)
    name = quote(f"{found.project_id}-{found.student.name}.pdf", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _volunteer(number: int) -> Volunteer:
    return get_object_or_404(Volunteer.objects.select_related("project__union"), pk=number)


def _demand_runs(request: SeeingRequest, union: Union) -> None:
    runs = runs_project(request.user, union, plan_today(), timezone.localdate())
    require(runs, message("Only whoever runs this project does this."))


def _done(request: SeeingRequest, name: str, what: str, act: Callable[[], object]) -> HttpResponse:
    said: Message
    try:
        act()
    except PostRefused as refused:
        said = refused.message
        messages.error(request, said.say(gettext))
    else:
        messages.success(request, DONE[what].say(gettext))
    return redirect("projects:project", name)

"""What is done on the page of one project, and the certificate of a volunteer."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huizhang.documents.typst import FontMissing
from huizhang.kernel.message import Message, message
from huizhang.org.actions import PostRefused
from huizhang.org.actions.projects import sign_up, withdraw_sign_up
from huizhang.org.queries.seeing import project_of, service_ended, sign_up_run, volunteer_run
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.selection.actions.volunteering import answer_sign_up, record_hours, release
from huizhang.selection.projects.certificate import certificate_of
from huizhang.selection.projects.forms import HoursForm, SignUpForm
from huizhang.selection.projects.views import shown
from huizhang.selection.views.asked import plan_today
from huizhang.shell.downloads import as_download

DONE = {
    "signed": message("You have signed up; whoever runs the project answers."),
    "withdrawn": message("You are no longer signed up."),
    "accepted": message("Accepted as a volunteer of this project."),
    "declined": message("The sign-up is declined."),
    "hours": message("The hours are written down."),
    "released": message("The volunteer is released."),
}


@require_POST
@login_required
@seeing
def join(request: SeeingRequest, name: str) -> HttpResponse:
    found, form = project_of(name), SignUpForm(request.POST)
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
    found = project_of(name)
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
    found = sign_up_run(request, number, plan_today(), timezone.localdate())
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
    found = volunteer_run(request, number, plan_today(), timezone.localdate())
    form = HoursForm(request.POST)
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
    found = volunteer_run(request, number, plan_today(), timezone.localdate())
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
    today = timezone.localdate()
    found, until = service_ended(request, number, plan_today(), today)
    try:
        made = certificate_of(found, until, today)
    except FontMissing as missing:
        messages.error(request, missing.message.say(gettext))
        return redirect("projects:project", found.project_id)
    return as_download(f"{found.project_id}-{found.student.name}.pdf", "application/pdf", made)


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

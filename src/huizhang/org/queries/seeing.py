"""What a reader may open of unions, their meetings, hand-overs and projects."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from huizhang.kernel.message import message
from huizhang.kernel.records import Union
from huizhang.org.models import Meeting, PostHandover, Project, Resolution, SignUp, Volunteer
from huizhang.org.queries.meetings import resolutions_of
from huizhang.org.queries.posts import unions
from huizhang.org.queries.speaking import of_presidium
from huizhang.org.queries.volunteering import project_called, runs_project, service
from huizhang.people.queries.seeing import Reader, require
from huizhang.policy.pack import Pack

ONLY_WHO_RUNS = message("Only whoever runs this project does this.")
OWN_SERVICE = message("Only whoever runs this project, or the volunteer, may see this.")
ONLY_WHO_CONVENES = message(
    "The executive chair calls the presidium together; where the plan has no rotation, any member does."
)


def union_seen(reader: Reader, name: str) -> Union:
    """To those who guide or serve it and to its presidium.

    Raises PermissionDenied, alike for a union that does not exist; Http404 to those who see the school.
    """
    found = next((one for one in unions() if one.union == name), None)
    seen = reader.sight.union(found.college if found else "")
    if not seen and found is not None:
        seen = of_presidium(reader.user, name, timezone.localdate())
    require(seen, message("This page is for those who guide this union, serve it or preside over it."))
    if found is None:
        raise Http404
    return found


def meeting_seen(reader: Reader, number: int) -> Meeting:
    """Raises Http404 for no meeting, PermissionDenied for another union's."""
    found = get_object_or_404(Meeting.objects.select_related("union", "convened_by"), pk=number)
    union_seen(reader, found.union_id)
    return found


def resolution_seen(reader: Reader, number: int) -> Resolution:
    """Raises Http404 for none, PermissionDenied for another union's."""
    found = get_object_or_404(Resolution.objects.select_related("item__meeting"), pk=number)
    union_seen(reader, found.item.meeting.union_id)
    return found


def carried(union: str, number: int) -> Resolution:
    """A decision that this union's presidium carried. Raises Http404."""
    return get_object_or_404(resolutions_of(union), pk=number)


def handover_seen(reader: Reader, number: int) -> PostHandover:
    """Raises Http404 for none, PermissionDenied for another union's."""
    found = get_object_or_404(PostHandover.objects.select_related("incoming", "outgoing"), pk=number)
    union_seen(reader, found.outgoing.union_id)
    return found


def project_of(name: str) -> Project:
    """Open to everybody. Raises Http404."""
    found = project_called(name)
    if found is None:
        raise Http404
    return found


def sign_up_run(reader: Reader, number: int, pack: Pack, day: date) -> SignUp:
    """For whoever runs the project. Raises Http404, PermissionDenied."""
    found = get_object_or_404(SignUp.objects.select_related("project__union"), pk=number)
    require(runs_project(reader.user, found.project.union, pack, day), ONLY_WHO_RUNS)
    return found


def volunteer_run(reader: Reader, number: int, pack: Pack, day: date) -> Volunteer:
    """For whoever runs the project. Raises Http404, PermissionDenied."""
    found = get_object_or_404(Volunteer.objects.select_related("project__union"), pk=number)
    require(runs_project(reader.user, found.project.union, pack, day), ONLY_WHO_RUNS)
    return found


def service_ended(reader: Reader, number: int, pack: Pack, day: date) -> tuple[Volunteer, date]:
    """A volunteer whose service is over, with the first day after it; for them and whoever runs the project.

    Raises Http404, PermissionDenied.
    """
    found = service(number)
    if found is None:
        raise Http404
    own = reader.user.student_id == found.student_id
    require(own or runs_project(reader.user, found.project.union, pack, day), OWN_SERVICE)
    until = found.end or found.project.end
    if until is None or until > day:
        raise Http404
    return found, until

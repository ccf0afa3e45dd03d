"""From which seat the reader recommends, and whom."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.kernel.message import Message, message
from huizhang.people.queries import Account, Student
from huizhang.people.queries.plan import plan_on
from huizhang.policy.pack import Pack, PackError
from huizhang.selection.queries.offices import Office, offices

NO_SEAT = message(
    "People are recommended by those who hold a seat on a class league branch or a college's league "
    "organisation, as the plan says."
)


def plan_today() -> Pack:
    """Raises PermissionDenied, with what is missing, where no plan is in force."""
    try:
        return plan_on(timezone.localdate())
    except PackError as refused:
        raise PermissionDenied(refused.message.say(gettext)) from refused


def offices_of(account: Account, pack: Pack) -> list[Office]:
    """Raises PermissionDenied where the account recommends nobody."""
    found = offices(account, timezone.localdate(), pack)
    if not found:
        raise PermissionDenied(NO_SEAT.say(gettext))
    return found


def office_asked(request: HttpRequest, found: list[Office]) -> Office:
    """The seat that `seat` names; the oldest without one. Raises Http404 for somebody else's."""
    given = request.POST.get("seat") or request.GET.get("seat")
    if not given:
        return found[0]
    for office in found:
        if str(office.seat.pk) == given:
            return office
    raise Http404


def student_of(office: Office, student_no: str) -> Student:
    """Raises Http404 for whoever is not this seat's to recommend, whether or not there is such a student."""
    student = office.students().filter(pk=student_no).first()
    if student is None:
        raise Http404
    return student


def told(messages: tuple[Message, ...]) -> list[str]:
    return [said.say(gettext) for said in messages]

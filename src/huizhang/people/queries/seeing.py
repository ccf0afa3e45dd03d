"""Views that know what their reader may see: `@login_required` first, then `@seeing`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.kernel.message import Message, message
from huizhang.people.models import Account
from huizhang.people.queries.visibility import Sight, sight_of

View = Callable[..., HttpResponseBase]


class Reader(Protocol):
    """Whoever asks, by whichever door, with what they may see."""

    @property
    def user(self) -> Account: ...

    @property
    def sight(self) -> Sight: ...


class SeeingRequest(HttpRequest):
    """What a view behind `@seeing` gets."""

    user: Account
    sight: Sight


def seeing(view: View) -> View:
    """Gives the view `request.sight`: what the reader may see today."""

    @wraps(view)
    def wrapped(request: HttpRequest, *arguments: Any, **values: Any) -> HttpResponseBase:
        seen = cast("SeeingRequest", request)
        seen.sight = sight_of(seen.user, timezone.localdate())
        return view(seen, *arguments, **values)

    return wrapped


def require(allowed: bool, said: Message) -> None:
    """Raises PermissionDenied, whose page says `said`."""
    if not allowed:
        raise PermissionDenied(said.say(gettext))


def require_school(sight: Sight) -> None:
    require(sight.school, message("This page is for those who hold a seat on an organ of the school."))


def require_records(sight: Sight) -> None:
    require(
        sight.records,
        message("Records are open to those who hold a seat on an organ of the school or of a college."),
    )


def require_college(sight: Sight, college: str) -> None:
    """The students and records of a college. The sentence is the same whether or not the college exists."""
    require(
        sight.college(college),
        message("This page is for those who hold a seat on an organ of this college or of the school."),
    )


def require_union(sight: Sight, college: str | None) -> None:
    require(
        sight.union(college),
        message("This page is for those who hold a seat that guides this union, or serves it."),
    )


def require_student(sight: Sight, student_no: str, college: str) -> None:
    require(
        sight.student(student_no, college),
        message("Only the student, and those who guide the student's college or the school, may see this."),
    )


def require_keeper(sight: Sight) -> None:
    require(
        sight.keeps_accounts, message("This page is for the administrator and the school league committee.")
    )

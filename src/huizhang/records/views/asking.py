"""What every page of records asks first: for whom the reader keeps records, and which upload is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.compliance.queries import plan_on
from huizhang.eligibility.actions import record_views
from huizhang.eligibility.exchange import STANDINGS
from huizhang.exchange.table import Table
from huizhang.kernel.message import message
from huizhang.people.actions import ActRefused
from huizhang.people.queries.seeing import SeeingRequest, require
from huizhang.policy.pack import PackError
from huizhang.records import uploads
from huizhang.records.authority import Mandate, mandates
from huizhang.records.uploads import Upload
from huizhang.shell.pages import Crumb, reading


def mandates_of(request: SeeingRequest) -> list[Mandate]:
    """Raises PermissionDenied where the reader keeps no records."""
    found = mandates(request.user, timezone.localdate())
    require(
        bool(found),
        message(
            "Records are brought in by the school league committee, the school's student and graduate "
            "affairs, and for its own college by a college's league organisation."
        ),
    )
    return found


def school_mandate(request: SeeingRequest) -> Mandate:
    """The first mandate for the whole school. Raises PermissionDenied."""
    whole = [mandate for mandate in mandates(request.user, timezone.localdate()) if not mandate.college]
    require(
        bool(whole),
        message(
            "This page is for the school league committee and the school's student and graduate affairs."
        ),
    )
    return whole[0]


def upload_of(request: SeeingRequest, token: str) -> Upload:
    """Raises Http404 where the upload is another's, taken in, or too old."""
    mandates_of(request)
    found = uploads.find(token, request.user.pk)
    if found is None:
        raise Http404
    return found


@contextmanager
def refused() -> Iterator[None]:
    """An act that the seat does not allow is a page that is not open."""
    try:
        yield
    except ActRefused as error:
        raise PermissionDenied(error.message.say(gettext)) from None


def organ_name(organ: str) -> str:
    """As the school's own plan calls the organ on this day; its id where the plan does not know it."""
    try:
        found = plan_on(timezone.localdate()).organs.get(organ)
    except PackError:
        found = None
    return reading().choose(found.names[0], found.en) if found else organ


def record_rows(request: SeeingRequest, table: Table, keys: Iterable[tuple[Any, ...]]) -> None:
    """The reader is shown the rows with these keys; those of standings are looks, and leave a record."""
    if table.name == STANDINGS.name:
        place = STANDINGS.key.index("student_no")
        numbers = [key[place] for key in keys]
        record_views(request.user, student_nos=numbers, what="import", organs=request.sight.organs)


def crumbs(*more: Crumb) -> dict[str, Any]:
    return {"crumbs": [Crumb(gettext("Records in and out"), "/records/"), *more]}

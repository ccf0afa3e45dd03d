"""One call, notice, post or returned matter, as far as it is open to whoever asks."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from huizhang.approvals.queries import Case
from huizhang.kernel.message import message
from huizhang.kernel.procedure import State
from huizhang.org.queries import Post
from huizhang.people.queries import Account
from huizhang.people.queries.seeing import Reader, require
from huizhang.policy.pack import Pack
from huizhang.selection.models import Application, Call, Nomination, Notice
from huizhang.selection.queries import nominations
from huizhang.selection.queries.calls import applications_of, calls, handled
from huizhang.selection.queries.departures import serving
from huizhang.selection.queries.notices import notices, organs_of
from huizhang.selection.queries.standing import dismissing_organs, union_called
from huizhang.selection.rules.projects import CHAIN

NOT_YOURS = message("Applications are seen by the organ that recommends these students.")
ONLY_GUIDING = message("An organ that guides this union does this.")
Matter = TypeVar("Matter", bound=Model)


def call_of(number: int) -> Call:
    """Open to everybody. Raises Http404."""
    found = calls().filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def handling_organ(reader: Reader, call: Call, day: date, pack: Pack) -> str:
    """The organ for which the reader recommends here. Raises PermissionDenied where there is none."""
    organs = list(handled(reader.user, call, day, pack))
    require(bool(organs), NOT_YOURS)
    return organs[0]


def own_application(reader: Reader, number: int) -> Application:
    """Of anybody else's nothing is told. Raises Http404."""
    return get_object_or_404(applications_of(reader.sight.own or ""), pk=number)


def notice_seen(reader: Reader, number: int, day: date) -> Notice:
    """What was taken back is shown only to who determined it and whom it is about. Raises Http404."""
    found = notices().filter(pk=number).first()
    if found is None:
        raise Http404
    own = reader.sight.own == found.nomination.student_id
    if found.taken_back and not own and not organs_of(reader.user, found, day):
        raise Http404
    return found


def own_post(reader: Reader, number: int, day: date) -> Post:
    """Of anybody else's nothing is told. Raises Http404."""
    post = serving(day).filter(pk=number).first()
    if post is None or reader.user.student_id != post.student_id:
        raise Http404
    return post


def post_to_end(reader: Reader, number: int, day: date, pack: Pack) -> tuple[Post, str]:
    """With the organ for which the reader may propose a dismissal. Raises PermissionDenied, also where there
    is no such post."""
    post = serving(day).filter(pk=number).first()
    union = union_called(post.union_id) if post else None
    organs = dismissing_organs(reader.user, union, pack, day) if union else []
    require(bool(organs), ONLY_GUIDING)
    if post is None:
        raise Http404
    return post, organs[0]


def returned(found: QuerySet[Matter], account: Account, case: int) -> Matter:
    """Raises Http404 unless it waits for this account's correction."""
    waiting = found.select_related("case")
    return get_object_or_404(waiting, case=case, case__submitted_by=account, case__state=State.RETURNED)


def returned_nomination(account: Account, case: int) -> Nomination:
    return returned(nominations(), account, case)


def returned_project(account: Account, case: int) -> Case:
    """A proposed project that waits for this account's correction. Raises Http404."""
    found = Case.objects.filter(kind=CHAIN, state=State.RETURNED, submitted_by=account)
    return get_object_or_404(found, pk=case)

"""Open calls (自主报名): published by a seat that recommends or guides, closed by their date or earlier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.org import queries as org
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.refusing import refuse_all
from huizhang.selection.models import Call, WantedPost
from huizhang.selection.queries.calls import called_by, callers, days_of
from huizhang.selection.queries.offices import Office
from huizhang.selection.rules.applying import Days, Wanted, faults_of_call


@transaction.atomic
def open_call(
    *, actor: Account, seat: int, union: str, said: str, days: Days, wanted: Sequence[Wanted], pack: Pack
) -> Call:
    """For everybody of the seat's unit who qualifies. Raises CaseRefused with everything that is wrong."""
    today = timezone.localdate()
    office = _office(actor, seat, union, wanted, pack)
    known = {one.department for one in org.departments(today) if one.union == union}
    strange = sorted({one.department for one in wanted if one.department} - known)
    unknown = [message("{union} has no department {name}.", union=union, name=name) for name in strange]
    refuse_all((*faults_of_call(said, days, wanted, today), *unknown))
    call = Call.objects.create(
        union_id=union,
        organ=office.organ,
        college_id=office.seat.college_id,
        class_group_id=office.seat.class_group_id,
        said=said.strip(),
        opens=days.opens,
        closes=days.closes,
        start=days.start,
        end=days.end,
        opened_by=actor,
        opened_at=timezone.now(),
    )
    WantedPost.objects.bulk_create(WantedPost(call=call, **asdict(one)) for one in wanted)
    _record(actor, call, "open_call", pack, wanted=[asdict(one) for one in wanted], closes=days.closes)
    return call


@transaction.atomic
def close_call(*, actor: Account, call: int, pack: Pack) -> Call:
    """Before its date, by the seat that published it. Raises CaseRefused."""
    found, today = locked(call), timezone.localdate()
    if not called_by(actor, found, today):
        raise CaseRefused(message("Only who published the call closes it."))
    if days_of(found).over(today):
        raise CaseRefused(message("This call is closed already."))
    found.ended_early = today
    found.save(update_fields=["ended_early"])
    _record(actor, found, "close_call", pack, closes=found.closes)
    return found


def locked(call: int) -> Call:
    """The call, held until the transaction ends. Raises CaseRefused where there is none."""
    found = Call.objects.select_for_update(of=("self",)).select_related("union").filter(pk=call).first()
    if found is None:
        raise CaseRefused(message("There is no such call."))
    return found


def _office(actor: Account, seat: int, union: str, wanted: Sequence[Wanted], pack: Pack) -> Office:
    for office in callers(actor, timezone.localdate(), pack):
        posts = {one.post for one in office.openings if one.union.union == union}
        if office.seat.pk == seat and posts and posts >= {one.post for one in wanted}:
            return office
    raise CaseRefused(
        message("From this seat nobody calls for these posts of {union}; another organ does.", union=union)
    )


def _record(actor: Account, call: Call, act: str, pack: Pack, **facts: object) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=call.organ,
        subject=call.union_id,
        pack_hash=pack.hash,
        payload={"call": call.pk, **facts},
    )

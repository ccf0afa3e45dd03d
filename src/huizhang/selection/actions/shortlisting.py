"""From applications to recommendations: the recommending organ's shortlist, handed in as one list."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.calling import locked
from huizhang.selection.actions.nominating import nominate
from huizhang.selection.actions.weighing import Wish
from huizhang.selection.models import Application, Call, Nomination
from huizhang.selection.queries.calls import days_of, handled
from huizhang.selection.rules.applying import Sorted


@dataclass(frozen=True, slots=True)
class Declared:
    """What the recommending organ declares of everybody on its shortlist."""

    conduct: str
    representative: str = ""


@transaction.atomic
def sort_applications(
    *, actor: Account, organ: str, call: int, applications: Collection[int], sorted_as: Sorted, pack: Pack
) -> int:
    """Shortlisted, set aside, or neither yet; how many. Raises CaseRefused."""
    found = locked(call)
    own = list(_own(actor, organ, found, pack).filter(pk__in=applications))
    if not own or len(own) < len(set(applications)):
        raise CaseRefused(message("Choose applications that are yours to recommend."))
    if any(one.nomination_id for one in own):
        raise CaseRefused(message("Somebody of these is recommended already."))
    Application.objects.filter(pk__in=[one.pk for one in own]).update(sorted_as=sorted_as)
    people = [one.student_id for one in own]
    _record(actor, organ, found, "sort_applications", pack, sorted_as=str(sorted_as), students=people)
    return len(own)


@transaction.atomic
def recommend_shortlist(
    *, actor: Account, organ: str, call: int, declared: Declared, pack: Pack
) -> list[Nomination]:
    """After the call has closed: the shortlist as one list of recommendations; who is not on it is set aside.

    Raises NominationRefused, CaseRefused.
    """
    found, today = locked(call), timezone.localdate()
    waiting = _own(actor, organ, found, pack).filter(nomination__isnull=True)
    if not days_of(found).over(today):
        raise CaseRefused(
            message("Everybody may apply until {day}; recommend when the call has closed.", day=found.closes)
        )
    chosen = list(waiting.filter(sorted_as=Sorted.SHORTLISTED))
    if not chosen:
        raise CaseRefused(message("Nobody is on the shortlist yet; put somebody on it first."))
    wishes = [_wish(one, found, declared, today) for one in chosen]
    made = nominate(actor=actor, organ=organ, wishes=wishes, pack=pack)
    _keep(chosen, made)
    aside = list(waiting.filter(sorted_as=Sorted.NOT_YET).values_list("pk", flat=True))
    Application.objects.filter(pk__in=aside).update(sorted_as=Sorted.SET_ASIDE)
    cases = [one.case.number for one in made]
    _record(actor, organ, found, "recommend_shortlist", pack, cases=cases, set_aside=len(aside))
    return made


def _own(actor: Account, organ: str, call: Call, pack: Pack) -> QuerySet[Application]:
    found = handled(actor, call, timezone.localdate(), pack)
    if organ not in found:
        raise CaseRefused(message("Only the organ that recommends these students sorts their applications."))
    return found[organ]


def _wish(application: Application, call: Call, declared: Declared, today: date) -> Wish:
    wanted = application.wanted
    return Wish(
        call.union_id,
        application.student_id,
        wanted.post,
        max(call.start, today),
        declared.conduct,
        wanted.department,
        call.end,
        declared.representative,
    )


def _keep(chosen: Sequence[Application], made: Sequence[Nomination]) -> None:
    for application, nomination in zip(chosen, made, strict=True):
        application.nomination = nomination
    Application.objects.bulk_update(chosen, ["nomination"])


def _record(actor: Account, organ: str, call: Call, act: str, pack: Pack, **facts: object) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=organ,
        subject=call.union_id,
        pack_hash=pack.hash,
        payload={"call": call.pk, **facts},
    )

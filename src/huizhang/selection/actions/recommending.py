"""Recommending people who are named by number alone, as programs and commands do."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.eligibility.actions import record_views
from huizhang.kernel.message import message
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.nominating import nominate
from huizhang.selection.actions.refusing import NominationRefused
from huizhang.selection.actions.weighing import Wish
from huizhang.selection.models import Nomination
from huizhang.selection.queries.offices import offices


def recommend(*, actor: Account, organ: str, wishes: Sequence[Wish], pack: Pack) -> list[Nomination]:
    """As `nominate`, for those alone whom a seat of the actor on `organ` may recommend: of nobody else is
    anything told. Raises CaseRefused, NominationRefused."""
    held = [office for office in offices(actor, timezone.localdate(), pack) if office.organ == organ]
    if not held:
        name = pack.organ_name(organ)
        raise CaseRefused(
            message("{name} holds no seat on {organ} that recommends.", name=actor.name, organ=name)
        )
    if not wishes:
        raise CaseRefused(message("The list is empty; name at least one person."))
    asked = {wish.student_no for wish in wishes}
    own = {
        pk for office in held for pk in office.students().filter(pk__in=asked).values_list("pk", flat=True)
    }
    if asked - own:
        raise NominationRefused(
            *(
                message("{number}: nobody of this number is yours to recommend", number=number)
                for number in sorted(asked - own)
            )
        )
    record_views(actor, student_nos=sorted(asked), what="recommendation", organs=[organ])
    return nominate(actor=actor, organ=organ, wishes=wishes, pack=pack)

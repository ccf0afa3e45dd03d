"""Recommending people who are named by number alone, as programs and commands do."""

from __future__ import annotations

from collections.abc import Sequence

from huizhang.approvals.actions import CaseRefused
from huizhang.eligibility.actions import record_views
from huizhang.kernel.message import message
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.checking import NOT_YOURS, Checked, check_list, offices_of_organ, strangers
from huizhang.selection.actions.nominating import nominate
from huizhang.selection.actions.refusing import NominationRefused
from huizhang.selection.actions.weighing import Wish
from huizhang.selection.models import Nomination


def recommend(*, actor: Account, organ: str, wishes: Sequence[Wish], pack: Pack) -> list[Nomination]:
    """As `nominate`, for those alone whom a seat of the actor on `organ` may recommend: of nobody else is
    anything told. Raises CaseRefused, NominationRefused."""
    held = offices_of_organ(actor, organ, pack)
    _demand_somebody(wishes)
    unknown = strangers(held, wishes)
    if unknown:
        raise NominationRefused(
            *(message("{number}: {said}", number=number, said=NOT_YOURS) for number in sorted(unknown))
        )
    asked = sorted({wish.student_no for wish in wishes})
    record_views(actor, student_nos=asked, what="recommendation", organs=[organ])
    return nominate(actor=actor, organ=organ, wishes=wishes, pack=pack)


def check(*, actor: Account, organ: str, wishes: Sequence[Wish], pack: Pack) -> Checked:
    """What would become of the same list, for unions alone for which a seat of the actor recommends.

    Raises CaseRefused, NominationRefused.
    """
    held = offices_of_organ(actor, organ, pack)
    _demand_somebody(wishes)
    open_to = {opening.union.union for office in held for opening in office.openings}
    closed = sorted({wish.union for wish in wishes} - open_to)
    if closed:
        name = pack.organ_name(organ)
        raise CaseRefused(
            message("{organ}: nobody for {unions} is yours to recommend.", organ=name, unions=closed)
        )
    return check_list(actor=actor, held=held, wishes=wishes, pack=pack)


def _demand_somebody(wishes: Sequence[Wish]) -> None:
    if not wishes:
        raise CaseRefused(message("The list is empty; name at least one person."))

"""Reminding of what is due, and bringing what is overdue before the guiding organs."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from django.db import transaction

from huizhang.approvals.actions.notifying import tell_organ
from huizhang.approvals.models import Waiting
from huizhang.approvals.queries.notifying import due_soon, guiding_place, overdue
from huizhang.approvals.rules.notifying import Why
from huizhang.policy.pack import Pack


def remind(*, pack: Pack, day: date) -> int:
    """Each organ once, as many days before as the school sets; how many."""
    last = day + timedelta(days=pack.days.get("remind", 0))
    return sum(_once(one, "reminded", Why.REMINDS, pack, day) for one in due_soon(day, last))


def escalate(*, pack: Pack, day: date) -> int:
    """Each overdue case once; how many."""
    return sum(_once(one, "escalated", Why.ESCALATED, pack, day) for one in overdue(day))


@transaction.atomic
def _once(waiting: Waiting, mark: str, why: Why, pack: Pack, day: date) -> bool:
    mine = Waiting.objects.filter(pk=waiting.pk, **{f"{mark}__isnull": True}).update(**{mark: day})
    if not mine:
        return False
    organs: tuple[str, ...] = (waiting.organ,)
    college, group = waiting.college_id, waiting.class_group_id
    if why is Why.ESCALATED:
        (organs, college), group = guiding_place(waiting, pack), None
    transaction.on_commit(partial(tell_organ, waiting, why, pack, organs, college, group), robust=True)
    return True

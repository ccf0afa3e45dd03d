"""Whom a congress may elect."""

from __future__ import annotations

from django.db.models import QuerySet

from huizhang.kernel.procedure import State
from huizhang.kernel.roster import PRESIDIUM
from huizhang.selection.models import Nomination


def candidates_of(union: str) -> QuerySet[Nomination]:
    """For the presidium of the union: every step before the election is done, and no congress has voted."""
    return Nomination.objects.filter(
        union=union,
        post=PRESIDIUM,
        candidate=True,
        elected__isnull=True,
        appointed__isnull=True,
        case__state=State.APPROVED,
    ).select_related("case", "student__class_group__major")


def passed_over(union: str) -> QuerySet[Nomination]:
    """On whom a congress has voted without electing them."""
    voted = Nomination.objects.filter(union=union, post=PRESIDIUM, candidate=True, elected=False)
    return voted.select_related("case", "student__class_group__major")

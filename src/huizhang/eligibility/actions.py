"""Looking at somebody's standing leaves a record, which the person looked at can read."""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone

from huizhang.eligibility.models import StandingView
from huizhang.people.queries import Account

LONGEST_ORGANS = 255
MANY = 1000


def record_views(actor: Account, *, student_nos: Collection[str], what: str, organs: Collection[str]) -> None:
    """`actor` is shown `what` (page, roster, …) of these students; the own standing is nobody's business.

    Not in the ledger: whoever looks changes no record, so what was judged stays valid.
    """
    now, own = timezone.now(), actor.student_id
    acting = "、".join(sorted(organs))[:LONGEST_ORGANS]
    views = (
        StandingView(account=actor, organs=acting, student_no=number, at=now, what=what)
        for number in sorted(set(student_nos))
        if number != own
    )
    StandingView.objects.bulk_create(views, batch_size=MANY)

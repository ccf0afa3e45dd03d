"""Who asks without a page: a program through the API, or a person on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from huizhang.people.models import Account
from huizhang.people.queries.plan import plan_on
from huizhang.people.queries.visibility import Sight, sight_of
from huizhang.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class Asking:
    """The account with what it may see today, and the plan in force."""

    user: Account
    sight: Sight
    today: date
    pack: Pack


def asking(account: Account) -> Asking:
    """Raises PackError where no plan is in force."""
    today = timezone.localdate()
    return Asking(account, sight_of(account, today), today, plan_on(today))

"""Cases of those that an account may look at: one by its number, and the lists that doors offer."""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.db.models import F, Min, QuerySet

from huizhang.approvals.models import Case
from huizhang.approvals.models.cases import PREFIX
from huizhang.approvals.queries.cases import cases_in_sight, inbox
from huizhang.kernel.procedure import State
from huizhang.people.queries import Account
from huizhang.people.queries.visibility import Sight

Mine = Literal["inbox", "returned", "submitted", "done"]


def case_seen(account: Account, sight: Sight, day: date, number: int | str) -> Case | None:
    """By key or as records call it (HZ2026-00042); None also for what is out of sight."""
    key = _key(str(number))
    seen = cases_in_sight(account, sight, day)
    found = seen.filter(pk=key).first() if key is not None else None
    if found is None or str(number) not in (str(found.pk), found.number):
        return None
    return found


def _key(number: str) -> int | None:
    digits = number.rpartition("-")[2] if number.startswith(PREFIX) else number
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else None


def listed(
    account: Account,
    sight: Sight,
    day: date,
    *,
    state: State | None = None,
    kind: str = "",
    mine: Mine | None = None,
) -> QuerySet[Case]:
    """Those that wait for the account come the most urgent first, all others the newest first."""
    found = cases_in_sight(account, sight, day)
    if state is not None:
        found = found.filter(state=state)
    if kind:
        found = found.filter(kind=kind)
    if mine == "inbox":
        urgent = found.filter(pk__in=inbox(account, day).order_by().values("case"))
        return urgent.annotate(due=Min("waiting__due")).order_by(F("due").asc(nulls_last=True), "pk")
    if mine == "returned":
        found = found.filter(submitted_by=account, state=State.RETURNED)
    elif mine == "submitted":
        found = found.filter(submitted_by=account)
    elif mine == "done":
        found = found.filter(decisions__account=account)
    return found.order_by("-pk")

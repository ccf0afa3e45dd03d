"""The presidium's decisions on which important matters rest."""

from __future__ import annotations

from datetime import date

from huizhang.approvals.queries import Case
from huizhang.org.queries.speaking import presidium_on
from huizhang.policy.pack import Pack
from huizhang.selection.models import Backing


def backing_of(case: Case) -> Backing | None:
    """With its meeting."""
    return Backing.objects.select_related("resolution__item__meeting").filter(case=case).first()


def lacks_backing(case: Case, pack: Pack, day: date) -> bool:
    """Whether the plan has the presidium decide first and no decision of it is named.

    A union whose presidium is vacant has nobody to decide.
    """
    union = case.union_id or ""
    if not pack.chain(case.kind).collective or not presidium_on(union, day):
        return False
    return not Backing.objects.filter(case=case).exists()

"""The presidium's decisions on which important matters rest."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from huizhang.approvals.queries import Case
from huizhang.org.queries.speaking import presidium_on
from huizhang.policy.pack import Pack
from huizhang.selection.models import Backing


def backing_of(case: Case) -> Backing | None:
    """With its meeting."""
    return Backing.objects.select_related("resolution__item__meeting").filter(case=case).first()


class Collective(StrEnum):
    """How an important matter stands to the presidium: it decides first, or nobody is in it to decide."""

    WAITS = "waits"
    VACANT = "vacant"


def collective(chain: str, union: str, pack: Pack, day: date) -> Collective | None:
    """None where the plan leaves the matter to the organs of the chain."""
    if not pack.chain(chain).collective:
        return None
    return Collective.WAITS if presidium_on(union, day) else Collective.VACANT


def lacks_backing(case: Case, pack: Pack, day: date) -> bool:
    """Whether the presidium decides first and no decision of it is named."""
    waits = collective(case.kind, case.union_id or "", pack, day) is Collective.WAITS
    return waits and not Backing.objects.filter(case=case).exists()

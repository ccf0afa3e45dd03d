"""The presidium's decisions on which important matters rest."""

from __future__ import annotations

from huizhang.approvals.queries import Case
from huizhang.selection.models import Backing


def backing_of(case: Case) -> Backing | None:
    """With its meeting."""
    return Backing.objects.select_related("resolution__item__meeting").filter(case=case).first()

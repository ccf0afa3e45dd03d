"""The cases that congresses open, for the inbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils import timezone

from huizhang.approvals.queries import Case
from huizhang.approvals.rules.kinds import CaseKind
from huizhang.congress.actions import decide_allocation
from huizhang.congress.queries import allocation_of
from huizhang.congress.rules.allocation import allocate, demands_of
from huizhang.congress.rules.allocation.keeping import restored, restored_seating
from huizhang.congress.rules.allocation.proposing import CHAIN
from huizhang.congress.sheet import sheet_of
from huizhang.people.queries.plan import plan_on


def about_allocation(case: Case) -> Mapping[str, Any]:
    """The seats as proposed, with everything that the deciding organ is to know."""
    proposed = allocation_of(case.pk)
    demands = replace(demands_of(plan_on(timezone.localdate())), seating=restored_seating(proposed.seating))
    warnings = allocate(restored(proposed.people), demands, proposed.total).warnings
    return {
        "proposed": proposed,
        "sheet": sheet_of(proposed.result),
        "warnings": warnings,
        "of_school": case.college_id is None,
    }


KINDS = (CaseKind(CHAIN, decide_allocation, "congress/about_allocation.html", about_allocation),)

"""The organs of the school's plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from huizhang.people.queries.plan import plan_on
from huizhang.policy.pack import Organ, PackError

# organs outside the university, and gatherings, have no seats to grant
WITH_SEATS = frozenset({"school", "college"})


def organs_on(day: date) -> Mapping[str, Organ] | None:
    """{id: organ} in the plan's order; None where no plan is in force, which `huizhang doctor` tells."""
    try:
        return plan_on(day).organs
    except PackError:
        return None

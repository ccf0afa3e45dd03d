"""What is made ready after records came in, so that the next page need not wait."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from huizhang.compliance.board.timeline import days_of_year, days_with_records
from huizhang.compliance.plan import plan_on
from huizhang.compliance.queries import standing
from huizhang.policy.pack import PackError


@task()
def make_ready() -> None:
    """Judge today first, then the ends of months of the timeline."""
    for day in reversed(days_with_records(days_of_year(timezone.localdate()))):
        try:
            plan = plan_on(day)
        except PackError:
            # before the plan was in force
            continue
        standing(day, plan)

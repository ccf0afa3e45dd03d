"""What is judged after records came in: whether everybody who serves still may."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from huizhang.people.queries import Account
from huizhang.people.queries.plan import plan_on
from huizhang.policy.pack import PackError
from huizhang.selection.actions import open_lapses


@task()
def judge_staff(account: int) -> int:
    """On behalf of whoever brought the records in; how many cases were opened."""
    today = timezone.localdate()
    try:
        plan = plan_on(today)
    except PackError:
        # no plan is in force, so no condition is broken
        return 0
    return len(open_lapses(actor=Account.objects.get(pk=account), pack=plan, day=today))
